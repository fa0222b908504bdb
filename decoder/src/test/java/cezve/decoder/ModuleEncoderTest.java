package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.model.error.Position;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.IndexList;
import cezve.model.instruction.Instr;
import cezve.model.instruction.MemoryInstr;
import cezve.model.instruction.NumericInstr;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.instruction.ReferenceInstr;
import cezve.model.module.Bytes;
import cezve.model.module.Code;
import cezve.model.module.Custom;
import cezve.model.module.Data;
import cezve.model.module.Elem;
import cezve.model.module.Expression;
import cezve.model.module.Func;
import cezve.model.module.Locals;
import cezve.model.module.Module;
import cezve.model.module.Names;
import cezve.model.module.Section;
import cezve.model.testing.RandomModules;
import cezve.model.testing.SharedFiles;
import cezve.model.type.NumType;
import cezve.model.type.RecType;
import cezve.model.type.RefType;
import cezve.model.type.StructType;
import cezve.model.type.SubType;
import cezve.model.type.TypeUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleEncoderTest {
  private static final int SAMPLES = 30;
  private static final Instr END = new ControlInstr.End();

  private record FixedCode(List<Locals> locals, Expression body) implements Code {
    @Override
    public int size() {
      return 0;
    }
  }

  private static Func func(Instr... body) {
    return new Func(0, new FixedCode(List.of(), Expression.of(List.of(body))), Position.UNKNOWN);
  }

  private static Module roundTrip(Module module) {
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(module));
    assertEquals(module, decoded);
    return decoded;
  }

  @Test
  void theEmptyModuleIsItsHeader() {
    assertArrayEquals(Hex.module(), ModuleEncoder.encode(Module.builder().build()));
  }

  static List<Opcode> opcodes() {
    return Opcodes.all();
  }

  @ParameterizedTest
  @MethodSource("opcodes")
  void everyInstructionSurvives(Opcode op) {
    List<Func> funcs = new ArrayList<>();
    for (int seed = 0; seed < SAMPLES; seed++) {
      List<Instr> body = RandomModules.expression(op, new Random(seed));
      funcs.add(func(body.toArray(Instr[]::new)));
    }
    Module.Builder builder = Module.builder();
    builder.funcs = funcs;
    builder.datas = List.of(new Data(Bytes.EMPTY, new Data.Passive()));
    Module decoded = roundTrip(builder.build());
    ModuleDecoder.checkBodies(decoded);
  }

  @Property(tries = 300)
  void everyModuleSurvives(@ForAll long seed) {
    roundTrip(RandomModules.module(new Random(seed)));
  }

  @Property(tries = 50)
  void encodingWhatWasDecodedGivesTheSameBytes(@ForAll long seed) {
    byte[] bytes = ModuleEncoder.encode(RandomModules.module(new Random(seed)));
    assertArrayEquals(bytes, ModuleEncoder.encode(ModuleDecoder.decode(bytes)));
  }

  static List<Path> programs() {
    return SharedFiles.files("programs/wasm", ".wasm");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void realProgramsSurvive(Path program) throws IOException {
    Module module = ModuleDecoder.decode(Files.readAllBytes(program));
    byte[] encoded = ModuleEncoder.encode(module);
    Module decoded = ModuleDecoder.decode(encoded);
    assertEquals(module, decoded);
    assertArrayEquals(encoded, ModuleEncoder.encode(decoded));
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void customSectionsStayWhereTheyWere(Section section) {
    Module.Builder builder = Module.builder();
    builder.start = section == Section.START ? 3 : null;
    builder.customs =
        List.of(
            new Custom("a", Bytes.of(new byte[] {1}), section),
            new Custom("b", Bytes.EMPTY, section));
    roundTrip(builder.build());
  }

  @Test
  void aCustomSectionBehindAStartThatIsNotThereIsWrittenInItsOrder() {
    Module.Builder builder = Module.builder();
    builder.customs = List.of(new Custom("a", Bytes.EMPTY, Section.START));
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
    assertEquals(List.of(new Custom("a", Bytes.EMPTY, Section.START_OF_MODULE)), decoded.customs());
  }

  @Test
  void aDataCountIsWrittenIfAnInstructionNamesData() {
    Module.Builder builder = Module.builder();
    builder.funcs = List.of(func(new MemoryInstr.DataDrop(0), END));
    builder.datas =
        List.of(
            new Data(
                Bytes.EMPTY,
                new Data.Active(0, Expression.of(List.of(new NumericInstr.I32Const(0), END)))));
    assertEquals(
        "0061736d01000000" + "03020100" + "0c0101" + "0a070105" + "00fc09000b" + "0b06010041000b00",
        Hex.of(ModuleEncoder.encode(builder.build())));
  }

  @Test
  void aDataCountIsWrittenIfThereIsPassiveData() {
    Module.Builder builder = Module.builder();
    builder.datas = List.of(new Data(Bytes.of(new byte[] {7}), new Data.Passive()));
    assertEquals(
        "0061736d01000000" + "0c0101" + "0b04010101" + "07",
        Hex.of(ModuleEncoder.encode(builder.build())));
  }

  @Test
  void functionsOfATypeThatTheirFormCannotSayAreWrittenAsExpressions() {
    Module.Builder builder = Module.builder();
    builder.elems =
        List.of(
            new Elem(RefType.FUNCREF, new Elem.Functions(IndexList.of(4)), new Elem.Declarative()));
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
    Expression function = Expression.of(List.of(new ReferenceInstr.RefFunc(4), END));
    assertEquals(
        List.of(
            new Elem(
                RefType.FUNCREF, new Elem.Expressions(List.of(function)), new Elem.Declarative())),
        decoded.elems());
  }

  @Test
  void namesAreWrittenAsASection() {
    Names.Contents names =
        new Names.Contents(
            "größe",
            Map.of(
                Names.Kind.FUNCTION, Map.of(3, "main", 1, "", 200, "x"),
                Names.Kind.TAG, Map.of(0, "oops")),
            Map.of(
                Names.Kind.LOCAL, Map.of(3, Map.of(0, "a", 1, "b")),
                Names.Kind.FIELD, Map.of(9, Map.of(1, "next"))));
    Module.Builder builder = Module.builder();
    builder.customs = List.of(NameSection.write(names, Section.START_OF_MODULE));
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
    assertEquals(names, decoded.names().contents());
    assertEquals("b", decoded.names().get(Names.Kind.LOCAL, 3, 1));
  }

  private static Names names() {
    Names.Contents names =
        new Names.Contents(
            "m",
            Map.of(Names.Kind.FUNCTION, Map.of(3, "main")),
            Map.of(Names.Kind.LOCAL, Map.of(3, Map.of(0, "a"), 4, Map.of())));
    return new Names(() -> names);
  }

  @Test
  void namesOfAModuleWithoutANameSectionAreWrittenBehindEverything() {
    Module.Builder builder = Module.builder();
    builder.names = names();
    builder.customs = List.of(new Custom("other", Bytes.EMPTY, Section.DATA));
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
    assertEquals(builder.names, decoded.names());
    assertEquals("name", decoded.customs().getLast().name());
    assertEquals(2, decoded.customs().size());
  }

  @Test
  void aNameSectionIsWrittenAsItIsWhateverTheNames() {
    Module.Builder builder = Module.builder();
    builder.names = names();
    builder.customs = List.of(new Custom("name", Bytes.of(new byte[] {7}), Section.TYPE));
    Module decoded = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
    assertEquals(builder.customs, decoded.customs());
  }

  @Test
  void strippedModulesHaveNoNames() {
    Module.Builder builder = Module.builder();
    builder.names = names();
    Module named = ModuleDecoder.decode(ModuleEncoder.encode(builder.build()));
    Module stripped = ModuleDecoder.decode(ModuleEncoder.encode(NameSection.strip(named)));
    assertEquals(Module.builder().build(), stripped);
  }

  @Test
  void typesThatAreNotByIndexCannotBeWritten() {
    Module.Builder builder = Module.builder();
    builder.types =
        List.of(
            RecType.of(new SubType(false, List.of(new TypeUse.Rec(0)), new StructType(List.of()))));
    Module module = builder.build();
    assertThrows(AssertionError.class, () -> ModuleEncoder.encode(module));
  }

  @Test
  void runsOfLocalsAreKept() {
    List<Locals> runs =
        List.of(new Locals(0, NumType.I32), new Locals(2, NumType.I64), new Locals(1, NumType.I64));
    Module.Builder builder = Module.builder();
    builder.funcs =
        List.of(new Func(5, new FixedCode(runs, Expression.of(List.of(END))), Position.UNKNOWN));
    assertEquals(runs, roundTrip(builder.build()).funcs().getFirst().code().locals());
  }
}
