package cezve.tree;

/** Whether code consumes fuel. */
public enum Metering {
  NONE,
  FUEL
}
