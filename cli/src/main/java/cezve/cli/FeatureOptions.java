package cezve.cli;

import cezve.model.instruction.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands that validate: which proposals a module may use. */
final class FeatureOptions {
  private static final String ALL = "all";

  @Option(
      names = "--enable",
      paramLabel = "FEATURE",
      split = ",",
      converter = Parsed.class,
      completionCandidates = Candidates.class,
      description =
          "Allow a proposal that is off by default, or "
              + ALL
              + ". Proposals: ${COMPLETION-CANDIDATES}.")
  private List<Choice> enabled = new ArrayList<>();

  @Option(
      names = "--disable",
      paramLabel = "FEATURE",
      split = ",",
      converter = Parsed.class,
      completionCandidates = Candidates.class,
      description = "Do not allow a proposal, or " + ALL + " of them; this overrides --enable.")
  private List<Choice> disabled = new ArrayList<>();

  /** What a module may use: everything that is finished, with what the options change. */
  Set<Feature> features() {
    return change(Feature.standard());
  }

  /** What the options make of other features than those that are finished. */
  Set<Feature> change(Set<Feature> byDefault) {
    Set<Feature> features = EnumSet.copyOf(byDefault);
    enabled.forEach(choice -> features.addAll(choice.features));
    disabled.forEach(choice -> features.removeAll(choice.features));
    return features;
  }

  /** One feature, or all of them. */
  private record Choice(Set<Feature> features) {}

  /** Reads the name of a feature, or of all. */
  private static final class Parsed implements ITypeConverter<Choice> {
    @Override
    public Choice convert(String name) {
      if (name.equals(ALL)) {
        return new Choice(Feature.all());
      }
      for (Feature feature : Feature.values()) {
        if (feature.toString().equals(name)) {
          return new Choice(EnumSet.of(feature));
        }
      }
      throw new TypeConversionException(
          "there is no proposal '"
              + name
              + "'; proposals are "
              + String.join(", ", new Candidates()));
    }
  }

  /** The names of all features. */
  private static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Feature.values()).map(Feature::toString).iterator();
    }
  }
}
