package cezve.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.model.instruction.IndexList;
import cezve.model.module.Section;
import cezve.model.testing.RandomModules;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static final int HEADER_SIZE = 8;

  @Test
  void aSectionHasItsPlace() {
    byte[] module =
        Hex.module(
            Hex.section(1, "01 60 00 00"), "00 84 80 00 02 68 69 ff", Hex.section(5, "01 00 01"));
    Outline outline = ModuleDecoder.outline(module);
    assertNull(outline.problem());
    assertEquals(Section.MEMORY, outline.last());
    assertEquals(
        List.of(
            new SectionRange(Section.TYPE, "type", 8, 10, 14),
            new SectionRange(null, "hi", 14, 18, 22),
            new SectionRange(Section.MEMORY, "memory", 22, 24, 27)),
        outline.sections());
    assertEquals(8, outline.sections().get(1).size());
  }

  @Test
  void ofAMalformedModuleTheFrontIsThere() {
    byte[] module =
        Hex.module(
            Hex.section(1, "01 60 00 00"),
            Hex.section(3, "02 00 00"),
            Hex.section(10, "02 02 00 0b 7f 00"));
    Outline outline = ModuleDecoder.outline(module);
    MalformedException problem =
        assertThrows(
            MalformedException.class,
            () -> {
              ModuleDecoder.decode(module);
            });
    assertNotNull(outline.problem());
    assertEquals(problem.getMessage(), outline.problem().getMessage());
    assertEquals(Section.FUNCTION, outline.last());
    assertEquals(Section.CODE, outline.sections().getLast().section());
    assertEquals(IndexList.of(0, 0), outline.functionTypes());
    assertEquals(1, outline.module().types().size());
    assertEquals(1, outline.module().funcs().size());
  }

  @Test
  void aFunctionSectionThatBreaksOffTellsNothing() {
    Outline outline =
        ModuleDecoder.outline(
            Hex.module(Hex.section(1, "01 60 00 00"), Hex.section(3, "02 00 ff ff ff ff ff")));
    assertNotNull(outline.problem());
    assertEquals(Section.TYPE, outline.last());
    assertEquals(0, outline.functionTypes().size());
    assertEquals(List.of(), outline.module().funcs());
  }

  @Test
  void whatIsNoModuleHasNoSections() {
    Outline outline = ModuleDecoder.outline(new byte[] {1, 2, 3});
    assertNotNull(outline.problem());
    assertEquals(Section.START_OF_MODULE, outline.last());
    assertEquals(List.of(), outline.sections());
  }

  @Property(tries = 100)
  void sectionsFillTheModule(@ForAll long seed) {
    byte[] bytes = ModuleEncoder.encode(RandomModules.module(new Random(seed)));
    Outline outline = ModuleDecoder.outline(bytes);
    assertNull(outline.problem());
    assertEquals(ModuleDecoder.decode(bytes), outline.module());
    int at = HEADER_SIZE;
    for (SectionRange range : outline.sections()) {
      assertEquals(at, range.start());
      assertTrue(range.start() < range.contents() && range.contents() <= range.end());
      at = range.end();
    }
    assertEquals(bytes.length, at);
  }

  @Property(tries = 100)
  void aPrefixHasThePartsThatItHolds(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] whole = ModuleEncoder.encode(RandomModules.module(random));
    Outline all = ModuleDecoder.outline(whole);
    Outline part = ModuleDecoder.outline(Arrays.copyOf(whole, random.nextInt(whole.length)));
    assertEquals(all.sections().subList(0, part.sections().size()), part.sections());
    if (part.last().compareTo(Section.IMPORT) >= 0) {
      assertEquals(all.module().imports(), part.module().imports());
    }
    if (part.last().compareTo(Section.FUNCTION) >= 0) {
      assertEquals(all.functionTypes(), part.functionTypes());
    }
  }
}
