package cezve.text;

import cezve.model.instruction.Feature;
import cezve.model.module.Module;
import cezve.text.lexer.TokenCursor;
import cezve.text.module.ModuleReader;
import java.util.Set;

/**
 * Parses modules in the text format: that of version 3.0 and of the proposals in {@link Feature}.
 * Whether a module uses a feature that somebody has switched off is for the validator to say.
 *
 * <p>The annotations {@code @custom}, {@code @name} and {@code @metadata.code.branch_hint} are
 * honoured, all others are skipped.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Text format of
 *     modules</a>
 */
public final class ModuleParser {
  private ModuleParser() {}

  /**
   * Parses a module, with {@code (module …)} around its fields or without.
   *
   * @throws cezve.model.error.MalformedException with the line and column of the problem
   */
  public static Module parse(Source source) {
    return parse(source, Feature.all());
  }

  /**
   * Parses a module as {@link #parse(Source)} does, in the format as it is without some features:
   * numbers that were shorter without them have to be.
   *
   * @param features what the format has
   */
  public static Module parse(Source source, Set<Feature> features) {
    return ModuleReader.text(TokenCursor.of(source, features));
  }
}
