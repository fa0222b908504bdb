package cezve.model.type;

/**
 * The type of something that can be imported or exported.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#external-types">External
 *     types</a>
 */
public sealed interface ExternType
    permits ExternType.Func, TableType, MemType, GlobalType, TagType {

  /** The kind, as error messages and the text format name it. */
  ExternKind kind();

  /** A function of the given type. */
  record Func(TypeUse type) implements ExternType {
    @Override
    public ExternKind kind() {
      return ExternKind.FUNC;
    }

    @Override
    public String toString() {
      return "(func " + type + ")";
    }
  }
}
