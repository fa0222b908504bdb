package cezve.script;

import cezve.decoder.ModuleDecoder;
import cezve.model.instruction.Feature;
import cezve.model.module.Bytes;
import cezve.model.module.Module;
import cezve.runtime.CodeOrigin;
import cezve.runtime.Engine;
import cezve.runtime.LoadedModule;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.text.script.ModuleSource;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * From what a script gives to modules that an engine has loaded.
 *
 * @param features what modules may use
 * @param preparation what is done to every well-formed module before it is validated
 */
record FrontEnd(Engine engine, Set<Feature> features, UnaryOperator<Module> preparation) {

  /**
   * Decodes or parses a module.
   *
   * @throws cezve.model.error.MalformedException if it is not in its format
   */
  Module read(ModuleSource source) {
    return switch (source) {
      case ModuleSource.Text text -> text.module();
      case ModuleSource.Binary binary -> decode(binary.bytes());
      case ModuleSource.Quote quote ->
          ModuleParser.parse(
              Source.of(quote.position() + " (quoted)", quote.text().toArray()), features);
    };
  }

  private Module decode(Bytes bytes) {
    Module module = ModuleDecoder.decode(bytes.toArray(), features);
    ModuleDecoder.checkBodies(module);
    return module;
  }

  /**
   * Prepares and validates a module.
   *
   * @throws cezve.model.error.InvalidException if it breaks a rule
   */
  ValidModule validate(Module module) {
    return Validator.validate(preparation.apply(module), features);
  }

  /**
   * Loads a module into the engine.
   *
   * @throws CommandFailure if the engine lacks a feature that the module uses
   */
  LoadedModule load(ModuleSource source) throws CommandFailure {
    ValidModule valid = validate(read(source));
    Set<Feature> missing = EnumSet.noneOf(Feature.class);
    missing.addAll(valid.usedFeatures());
    missing.removeAll(engine.features());
    if (!missing.isEmpty()) {
      throw new CommandFailure("the engine " + engine.name() + " does not have " + missing);
    }
    return new LoadedModule(valid, engine.load(valid), CodeOrigin.NEW);
  }
}
