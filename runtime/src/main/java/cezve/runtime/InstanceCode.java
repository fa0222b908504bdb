package cezve.runtime;

/** The code of a module, bound to one instance of it. */
public interface InstanceCode {

  /** A function that the module defines; the instance asks for each once. */
  FuncInstance function(int index);
}
