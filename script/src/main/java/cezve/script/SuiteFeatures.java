package cezve.script;

import cezve.model.instruction.Feature;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * The features with which the official suite's scripts are to be run. Most want all that is
 * standard; those here were written for another language.
 */
public enum SuiteFeatures {
  /** The instructions that 3.0 replaced. */
  LEGACY("legacy/exceptions", EnumSet.allOf(Feature.class)),
  /** The proposal threads, which is a change of WebAssembly 2.0: there is one memory, for one. */
  THREADS("proposals/threads", EnumSet.complementOf(EnumSet.of(Feature.LEGACY_EXCEPTIONS)));

  private final Path folder;
  private final Set<Feature> features;

  SuiteFeatures(String folder, Set<Feature> features) {
    this.folder = Path.of(folder);
    this.features = features;
  }

  /** The features for a script, which follow from the folders that it is in. */
  public static Set<Feature> of(Path script) {
    for (SuiteFeatures special : values()) {
      for (Path in = script.getParent(); in != null; in = in.getParent()) {
        if (in.endsWith(special.folder)) {
          return EnumSet.copyOf(special.features);
        }
      }
    }
    return Feature.standard();
  }
}
