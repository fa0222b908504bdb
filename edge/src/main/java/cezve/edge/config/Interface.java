package cezve.edge.config;

/** By what means a guest and the server talk. */
public enum Interface {
  /** By host functions of Cezve's own. */
  CEZVE,
  /** As of CGI: a WASI command has the request in its environment and standard input. */
  WAGI
}
