package cezve.spectests.suite;

import cezve.script.LineRange;
import cezve.spectests.EngineVariant;

/**
 * What is to be run, by system properties: {@code cezve.suite.file} is a part of a file's path,
 * {@code cezve.suite.lines} a range of its lines, {@code cezve.suite.engine} a variant's name.
 */
record Filter(String file, String lines, String engine) {
  private static final String EVERYTHING = "";

  static Filter ofProperties() {
    return new Filter(property("file"), property("lines"), property("engine"));
  }

  private static String property(String name) {
    return System.getProperty("cezve.suite." + name, EVERYTHING);
  }

  /** Whether nothing is left out, so that counts can be compared. */
  boolean isEverything() {
    return file.isEmpty() && lines.isEmpty() && engine.isEmpty();
  }

  boolean includes(EngineVariant variant) {
    return engine.isEmpty() || engine.equals(variant.name());
  }

  boolean includes(String path) {
    return path.contains(file);
  }

  LineRange range() {
    return lines.isEmpty() ? LineRange.ALL : LineRange.parse(lines);
  }
}
