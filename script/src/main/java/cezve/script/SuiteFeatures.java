package cezve.script;

import static cezve.model.instruction.Feature.CUSTOM_PAGE_SIZES;
import static cezve.model.instruction.Feature.LEGACY_EXCEPTIONS;
import static cezve.model.instruction.Feature.WIDE_ARITHMETIC;

import cezve.model.instruction.Feature;
import cezve.model.instruction.Feature.Stage;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The features with which the official suite's scripts are to be run: each of its folders is about
 * one version of WebAssembly, and has assertions that do not hold in others.
 */
public final class SuiteFeatures {
  private record Folder(Path path, Set<Feature> features) {}

  private static final List<Folder> FOLDERS =
      List.of(
          new Folder(Path.of("test/core"), version(Stage.V3)),
          new Folder(Path.of("test/custom"), version(Stage.V3)),
          new Folder(Path.of("test/legacy"), version(Stage.V3, LEGACY_EXCEPTIONS)),
          new Folder(Path.of("proposals/threads"), version(Stage.V2, Feature.THREADS)),
          new Folder(Path.of("proposals/wide-arithmetic"), version(Stage.V3, WIDE_ARITHMETIC)),
          new Folder(Path.of("proposals/custom-page-sizes"), version(Stage.V3, CUSTOM_PAGE_SIZES)));

  private SuiteFeatures() {}

  /**
   * The features for a script, which follow from the folders that it is in; those that are {@link
   * Feature#standard() standard} if they are none of the suite's.
   */
  public static Set<Feature> of(Path script) {
    for (Folder folder : FOLDERS) {
      for (Path in = script.getParent(); in != null; in = in.getParent()) {
        if (in.endsWith(folder.path)) {
          return EnumSet.copyOf(folder.features);
        }
      }
    }
    return Feature.standard();
  }

  private static Set<Feature> version(Stage version, Feature... more) {
    EnumSet<Feature> features = EnumSet.noneOf(Feature.class);
    for (Feature feature : Feature.values()) {
      if (feature.stage().compareTo(version) <= 0) {
        features.add(feature);
      }
    }
    features.addAll(List.of(more));
    return features;
  }
}
