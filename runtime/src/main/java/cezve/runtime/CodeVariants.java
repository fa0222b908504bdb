package cezve.runtime;

import java.util.HashMap;
import java.util.Map;

/** A module's code, in as many variants as its instances need. */
public abstract class CodeVariants implements ModuleCode {
  private final Map<CodeVariant, ModuleCode> variants = new HashMap<>();

  /** Code of which there is no variant yet. */
  protected CodeVariants() {}

  /** Prepares a variant; this is done once for each that is needed. */
  protected abstract ModuleCode load(CodeVariant variant);

  @Override
  public final InstanceCode bind(ModuleInstance instance) {
    return variant(CodeVariant.of(instance.store())).bind(instance);
  }

  private synchronized ModuleCode variant(CodeVariant variant) {
    ModuleCode code = variants.get(variant);
    if (code == null) {
      code = load(variant);
      variants.put(variant, code);
    }
    return code;
  }
}
