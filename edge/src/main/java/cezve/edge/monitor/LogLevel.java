package cezve.edge.monitor;

/** How much it matters. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
