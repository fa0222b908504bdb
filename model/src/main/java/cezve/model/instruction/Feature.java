package cezve.model.instruction;

import java.util.EnumSet;
import java.util.Set;

/**
 * The proposals that extended WebAssembly 1.0, as far as one can do without them; each can be
 * switched off.
 */
public enum Feature {
  MUTABLE_GLOBALS("mutable-globals", Stage.V2),
  SIGN_EXTENSION("sign-extension", Stage.V2),
  SATURATING_FLOAT_TO_INT("saturating-float-to-int", Stage.V2),
  MULTI_VALUE("multi-value", Stage.V2),
  BULK_MEMORY("bulk-memory", Stage.V2),
  REFERENCE_TYPES("reference-types", Stage.V2),
  SIMD("simd", Stage.V2),
  EXTENDED_CONST("extended-const", Stage.V3),
  TAIL_CALL("tail-call", Stage.V3),
  MULTI_MEMORY("multi-memory", Stage.V3),
  MEMORY64("memory64", Stage.V3),
  FUNCTION_REFERENCES("function-references", Stage.V3),
  GC("gc", Stage.V3),
  EXCEPTION_HANDLING("exception-handling", Stage.V3),
  RELAXED_SIMD("relaxed-simd", Stage.V3),
  THREADS("threads", Stage.PROPOSAL),
  WIDE_ARITHMETIC("wide-arithmetic", Stage.PROPOSAL),
  CUSTOM_PAGE_SIZES("custom-page-sizes", Stage.PROPOSAL),
  LEGACY_EXCEPTIONS("legacy-exceptions", Stage.LEGACY);

  /** How far a proposal has come. */
  public enum Stage {
    V2,
    V3,
    PROPOSAL,
    LEGACY
  }

  private final String text;
  private final Stage stage;

  Feature(String text, Stage stage) {
    this.text = text;
    this.stage = stage;
  }

  /** How far the proposal has come. */
  public Stage stage() {
    return stage;
  }

  /** Everything in WebAssembly 3.0, and the finished proposals; not what 3.0 replaced. */
  public static Set<Feature> standard() {
    return EnumSet.complementOf(EnumSet.of(LEGACY_EXCEPTIONS));
  }

  /** Every feature there is. */
  public static Set<Feature> all() {
    return EnumSet.allOf(Feature.class);
  }

  /** The proposal's name, such as {@code multi-memory}. */
  @Override
  public String toString() {
    return text;
  }
}
