package cezve.edge.monitor;

import cezve.edge.config.FunctionConfig;
import java.util.Map;

/** A function as it is now. Any thread may ask. */
public interface DeployedFunction {

  /** What the configuration says of it. */
  FunctionConfig config();

  /** The size of its module in bytes, or 0 if that is not loaded. */
  long moduleBytes();

  /** What its module says of itself, by names; nothing if it is not loaded. */
  Map<String, String> metadata();

  /** How many requests it works on. */
  int running();

  /** How many more wait. */
  int waiting();

  /** How many instances there are that nobody uses. */
  int idleInstances();
}
