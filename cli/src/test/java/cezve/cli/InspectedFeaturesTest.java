package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.Instr;
import cezve.model.instruction.NumericInstr.F32Const;
import cezve.model.instruction.NumericInstr.I32Const;
import cezve.model.instruction.NumericOp;
import cezve.model.instruction.ParametricInstr;
import cezve.model.instruction.VectorInstr;
import cezve.model.type.AddrType;
import cezve.model.type.ExternType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.NumType;
import cezve.model.type.RefType;
import cezve.model.type.TableType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectedFeaturesTest {
  private static final Instr DROP = new ParametricInstr.Drop();

  private static final MemType MEMORY = MemType.of(AddrType.I32, Limits.atLeast(1));

  private static void assertFeatures(byte[] module, String... features) throws IOException {
    String json = Cli.runWith(module, "inspect", "--json", "-").success();
    assertEquals(List.of(features), Json.object(json).get("features"));
  }

  private static void assertImportUses(ExternType type, String... features) throws IOException {
    assertFeatures(TestModules.importing("m", type), features);
  }

  @Test
  void theFirstVersionHasNone() throws IOException {
    assertFeatures(TestModules.empty());
    assertFeatures(TestModules.exporting(List.of(new I32Const(1), DROP), "f"));
    assertImportUses(MEMORY);
    assertImportUses(new TableType(AddrType.I32, Limits.atLeast(1), RefType.FUNCREF));
    assertImportUses(new GlobalType(Mutability.CONST, NumType.F64));
  }

  @Test
  void instructionsHaveFeatures() throws IOException {
    Instr one = new I32Const(1);
    assertFeatures(
        TestModules.exporting(List.of(one, NumericOp.I32_EXTEND8_S.instr(), DROP), "f"),
        "sign-extension");
    assertFeatures(
        TestModules.exporting(
            List.of(new F32Const(0), NumericOp.I32_TRUNC_SAT_F32_S.instr(), DROP), "f"),
        "saturating-float-to-int");
    assertFeatures(
        TestModules.exporting(List.of(new VectorInstr.V128Const(0, 0), DROP), "f"), "simd");
    assertFeatures(
        TestModules.exporting(List.of(new ControlInstr.ReturnCall(0)), "f"), "tail-call");
  }

  @Test
  void typesHaveFeatures() throws IOException {
    assertImportUses(MemType.of(AddrType.I64, Limits.atLeast(1)), "memory64");
    assertImportUses(
        new MemType(AddrType.I32, Limits.between(1, 2), MemType.Sharing.SHARED, 16), "threads");
    assertImportUses(
        new MemType(AddrType.I32, Limits.atLeast(1), MemType.Sharing.UNSHARED, 0),
        "custom-page-sizes");
    assertImportUses(new GlobalType(Mutability.VAR, NumType.I32), "mutable-globals");
    assertImportUses(
        new TableType(AddrType.I32, Limits.atLeast(1), RefType.EXTERNREF), "reference-types");
    assertImportUses(new GlobalType(Mutability.CONST, RefType.ANYREF), "gc");
    assertFeatures(TestModules.importing("m", MEMORY, MEMORY), "multi-memory");
  }
}
