package cezve.runtime.cache;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an engine finds what was made of a module before. Any number of threads may use it. */
public interface CodeStore {

  /** What is known of the module as a whole, or null if nothing is stored. */
  byte @Nullable [] facts();

  /** Says what is known of the module as a whole; pieces are worth nothing without. */
  void addFacts(byte[] facts);

  /** A piece, or null if it is not stored. */
  byte @Nullable [] find(String name);

  /** Adds pieces, or replaces them, unless the store is one that nothing is added to. */
  void add(Map<String, byte[]> pieces);
}
