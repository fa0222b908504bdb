package cezve.compiler.listing;

import cezve.compiler.GeneratedClass;
import cezve.compiler.support.Frames;
import cezve.model.module.Names;
import cezve.validator.ValidModule;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * A listing of generated classes: each method's instructions, between those of WebAssembly that
 * they come from, and the methods of a function that is cut together.
 */
public final class ClassListing {
  private static final int NONE = -1;
  private static final int PLACE_WIDTH = 10;

  /** A method with the class that it is in. */
  private record Member(ClassModel owner, MethodModel method) {
    String name() {
      return method.methodName().stringValue();
    }

    CodeModel code() {
      return method.code().orElseThrow(() -> new AssertionError("BUG: a method without code"));
    }

    int size() {
      return code() instanceof CodeAttribute attribute ? attribute.codeLength() : 0;
    }
  }

  private final ValidModule module;
  private final Names names;
  private final IntFunction<List<String>> texts;
  private final StringBuilder out = new StringBuilder();

  private ClassListing(ValidModule module, Names names, IntFunction<List<String>> texts) {
    this.module = module;
    this.names = names;
    this.texts = texts;
  }

  /**
   * The listing of a class and those that were generated because of it.
   *
   * @param names what functions are called
   * @param texts the text of each instruction of a function, except for the last {@code end}
   */
  public static String of(
      List<GeneratedClass> classes,
      ValidModule module,
      Names names,
      IntFunction<List<String>> texts) {
    return new ClassListing(module, names, texts).list(classes);
  }

  private String list(List<GeneratedClass> classes) {
    Map<Integer, List<Member>> methods = new LinkedHashMap<>();
    for (GeneratedClass each : classes) {
      ClassModel model = ClassFile.of().parse(each.bytes());
      out.append("class ").append(className(model)).append(", ");
      counted(each.bytes().length, "byte");
      out.append('\n');
      for (MethodModel method : model.methods()) {
        int function = Frames.function(method.methodName().stringValue());
        methods.computeIfAbsent(function, _ -> new ArrayList<>()).add(new Member(model, method));
      }
    }
    methods.forEach((function, members) -> {
      if (function == NONE) {
        members.forEach(member -> method(member, _ -> {}));
      } else {
        function(function, members);
      }
    });
    return out.toString();
  }

  private void function(int function, List<Member> members) {
    String name = names.get(Names.Kind.FUNCTION, function);
    int size = 0;
    NavigableSet<Integer> lines = new TreeSet<>();
    for (Member member : members) {
      size += member.size();
      for (CodeElement element : member.code()) {
        if (element instanceof LineNumber line) {
          lines.add(line.line());
        }
      }
    }
    out.append("\nfunction ").append(function);
    if (name != null) {
      out.append(" \"").append(name).append('"');
    }
    out.append(' ').append(module.funcType(function)).append(", ");
    counted(size, "byte");
    out.append(" in ");
    counted(members.size(), "method");
    FunctionCode code = new FunctionCode(module, function, texts.apply(function));
    if (code.hasLines()) {
      out.append(", line 1 at ").append(code.place(code.first(1)));
    }
    out.append('\n');
    Interleaved interleaved = new Interleaved(code, lines);
    members.forEach(member -> method(member, interleaved));
  }

  /** Writes each WebAssembly instruction once: in front of the code of the next line. */
  private final class Interleaved implements MethodListing.Lines {
    private final FunctionCode code;
    private final NavigableSet<Integer> lines;
    private final Set<Integer> written = new HashSet<>();

    Interleaved(FunctionCode code, NavigableSet<Integer> lines) {
      this.code = code;
      this.lines = lines;
    }

    @Override
    public void line(int number) {
      Integer before = written.add(number) ? lines.lower(number) : Integer.valueOf(number - 1);
      code.between(before == null ? -1 : code.last(before), code.last(number))
          .forEach((offset, text) -> {
            String place = code.place(offset);
            out.append("  ;; ").append(place);
            out.repeat(' ', Math.max(2, PLACE_WIDTH - place.length())).append(text).append('\n');
          });
    }
  }

  private void method(Member member, MethodListing.Lines lines) {
    out.append('\n')
        .append(className(member.owner()))
        .append('.')
        .append(member.name())
        .append(TypeText.of(member.method().methodTypeSymbol()))
        .append(", ");
    counted(member.size(), "byte");
    out.append('\n');
    new MethodListing(out).write(member.code(), lines);
  }

  private static String className(ClassModel model) {
    return model.thisClass().asInternalName().replace('/', '.');
  }

  private void counted(int count, String what) {
    out.append(String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s"));
  }
}
