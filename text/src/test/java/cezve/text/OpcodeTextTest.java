package cezve.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.instruction.BlockType;
import cezve.model.instruction.ControlInstr;
import cezve.model.instruction.ControlOp;
import cezve.model.instruction.Instr;
import cezve.model.instruction.InstrReader;
import cezve.model.instruction.Opcode;
import cezve.model.instruction.Opcodes;
import cezve.model.module.Module;
import cezve.model.testing.RandomImmediates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the opcode table, written with immediates of all kinds and read again. */
class OpcodeTextTest {
  private static final int SAMPLES = 40;

  @TestFactory
  Stream<DynamicTest> everyInstructionIsReadAsItIsWritten() {
    List<Opcode> all = Opcodes.all();
    assertTrue(all.size() > 500, "the table should have some 600 rows");
    return all.stream().map(op -> DynamicTest.dynamicTest(op.name(), () -> check(op)));
  }

  private static void check(Opcode op) {
    for (int seed = 0; seed < SAMPLES; seed++) {
      Instr instr = InstrReader.read(op, new RandomImmediates(new Random(seed)));
      List<Instr> body = around(instr);
      Module module = TestModules.ofBody(List.of(), body.toArray(new Instr[0]));
      for (ModulePrinter.Style style : ModulePrinter.Style.values()) {
        String text = ModulePrinter.print(module, style);
        Module parsed = ModuleParser.parse(Source.of(op.mnemonic(), text));
        assertEquals(
            module.funcs().getFirst().code().body(), parsed.funcs().getFirst().code().body(), text);
      }
    }
  }

  /** A body in which an instruction may stand, if it is one that begins, continues or ends. */
  private static List<Instr> around(Instr instr) {
    List<Instr> body = new ArrayList<>();
    if (instr instanceof ControlInstr control) {
      body.addAll(opened(control.opcode()));
    }
    body.add(instr);
    if (instr instanceof ControlInstr control && leavesOpen(control.opcode())) {
      body.add(new ControlInstr.End());
    }
    return body;
  }

  private static List<Instr> opened(ControlOp op) {
    return switch (op.mnemonic()) {
      case "else" -> List.of(new ControlInstr.If(BlockType.EMPTY));
      case "end" -> List.of(new ControlInstr.Block(BlockType.EMPTY));
      case "catch", "catch_all", "delegate" -> List.of(new ControlInstr.Try(BlockType.EMPTY));
      default -> List.of();
    };
  }

  private static boolean leavesOpen(ControlOp op) {
    return switch (op.mnemonic()) {
      case "block", "loop", "if", "else", "try", "try_table", "catch", "catch_all" -> true;
      default -> false;
    };
  }
}
