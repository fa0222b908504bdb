package cezve.runtime;

/** A module as an engine has prepared it, shared by all of its instances. */
public interface ModuleCode {

  /** Binds the code of a function that the module defines to an instance. */
  FuncInstance bind(ModuleInstance instance, int function);
}
