package cezve.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cezve.model.instruction.Feature;
import java.util.BitSet;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CachedClassesTest {

  @Test
  void whatIsKnownOfAModuleIsReadAsItWasWritten() {
    BitSet functions = new BitSet();
    functions.set(3);
    functions.set(700);
    BitSet repeating = new BitSet();
    repeating.set(0);
    ModuleFacts facts =
        new ModuleFacts(
            EnumSet.of(Feature.TAIL_CALL, Feature.GC), new TailCalls(functions, repeating, true));
    ModuleFacts read = ModuleFacts.read(facts.write());
    if (read == null) {
      throw new AssertionError("nothing was read");
    }
    assertEquals(facts.usedFeatures(), read.usedFeatures());
    assertEquals(functions, read.tailCalls().functions());
    assertEquals(repeating, read.tailCalls().repeating());
    assertEquals(true, read.tailCalls().any());
    assertArrayEquals(facts.write(), read.write());
    assertNull(ModuleFacts.read(null));
  }

  @Test
  void classesKnowWhatTheyComeWith() {
    assertEquals("wasm/Functions12", ModuleClasses.owner("wasm/Parts12x3"));
    assertEquals("wasm/Calls2", ModuleClasses.owner("wasm/Calls2x0"));
    assertNull(ModuleClasses.owner("wasm/Functions12"));
    assertNull(ModuleClasses.owner("wasm/Calls2"));
    assertNull(ModuleClasses.owner("wasm/Instance"));
  }
}
