package cezve.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.module.Module;
import cezve.model.testing.TextForm;
import cezve.text.ModulePrinter.Style;

/** From a module to its text, in either style, and back. */
public final class RoundTrip {
  private RoundTrip() {}

  /** Requires that what is printed is read back as the same module. */
  public static void check(Module module) {
    for (Style style : Style.values()) {
      String text = ModulePrinter.print(module, style);
      Module parsed = ModuleParser.parse(Source.of("printed.wat", text));
      assertEquals(TextForm.of(module), TextForm.of(parsed), text);
    }
  }
}
