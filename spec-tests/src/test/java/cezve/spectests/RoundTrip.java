package cezve.spectests;

import cezve.decoder.ModuleDecoder;
import cezve.decoder.ModuleEncoder;
import cezve.model.module.Module;
import cezve.text.ModuleParser;
import cezve.text.ModulePrinter;
import cezve.text.Source;
import java.util.Arrays;

/** Sends modules through both formats: flat text → binary → folded text → binary. */
final class RoundTrip {
  private RoundTrip() {}

  /** The module as it comes back, which has to be the same the first and the second time. */
  static Module of(Module module) {
    byte[] once = ModuleEncoder.encode(throughText(module, ModulePrinter.Style.FLAT));
    byte[] twice =
        ModuleEncoder.encode(throughText(ModuleDecoder.decode(once), ModulePrinter.Style.FOLDED));
    if (!Arrays.equals(once, twice)) {
      throw new AssertionError("the module changed when it went through both formats again");
    }
    return ModuleDecoder.decode(twice);
  }

  private static Module throughText(Module module, ModulePrinter.Style style) {
    return ModuleParser.parse(Source.of("printed", ModulePrinter.print(module, style)));
  }
}
