package cezve.runtime.cache;

import cezve.model.instruction.Feature;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module in a jar, with code that was generated ahead of time: each of the names below is that of
 * a resource in the module's {@linkplain #folder folder}, and so is that of each piece of code.
 */
public final class PackagedModule {
  /** The module in the binary format. */
  public static final String MODULE = "module.wasm";

  /** The {@linkplain #release release} of Cezve that made the code. */
  public static final String ENGINE = "engine";

  /** The names of the features that the module was found valid with, a line for each. */
  public static final String FEATURES = "features";

  /** What is known of the module as a whole. */
  public static final String FACTS = "facts";

  private final ClassLoader loader;
  private final String folder;

  private PackagedModule(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /**
   * The module of a name.
   *
   * @param loader what finds the jar
   * @throws IOException if there is none
   */
  public static PackagedModule find(ClassLoader loader, String name) throws IOException {
    String folder = folder(name);
    if (loader.getResource(folder + MODULE) == null) {
      throw new FileNotFoundException("there is no module " + name + " in " + loader);
    }
    return new PackagedModule(loader, folder);
  }

  /** The folder of the module of a name, with a slash at the end. */
  public static String folder(String name) {
    return "META-INF/cezve/" + name + "/";
  }

  /** The release of Cezve, which uses only code that the same release has made. */
  public static String release() {
    ModuleDescriptor module = PackagedModule.class.getModule().getDescriptor();
    String version =
        module == null
            ? PackagedModule.class.getPackage().getImplementationVersion()
            : module.rawVersion().orElse(null);
    return version == null ? "development" : version;
  }

  /** The module in the binary format. */
  public byte[] binary() throws IOException {
    byte[] binary = read(MODULE);
    if (binary == null) {
      throw new FileNotFoundException(folder + MODULE);
    }
    return binary;
  }

  /** What it may use: that with which it was found valid. */
  public Set<Feature> features() throws IOException {
    EnumSet<Feature> features = EnumSet.noneOf(Feature.class);
    byte[] names = read(FEATURES);
    if (names == null) {
      throw new FileNotFoundException(folder + FEATURES);
    }
    for (String name :
        (Iterable<String>) new String(names, StandardCharsets.UTF_8).lines()::iterator) {
      features.add(Feature.valueOf(name));
    }
    return features;
  }

  /** Its code, or nothing if another release of the engine made it. Nothing can be added. */
  public CodeStore code() throws IOException {
    byte[] engine = read(ENGINE);
    boolean usable = engine != null && new String(engine, StandardCharsets.UTF_8).equals(release());
    return new PackagedCode(usable ? read(FACTS) : null);
  }

  private byte @Nullable [] read(String name) throws IOException {
    try (InputStream in = loader.getResourceAsStream(folder + name)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** Finds classes when they are needed. */
  private final class PackagedCode implements CodeStore {
    private final byte @Nullable [] facts;

    PackagedCode(byte @Nullable [] facts) {
      this.facts = facts;
    }

    @Override
    public byte @Nullable [] facts() {
      return facts;
    }

    @Override
    public void addFacts(byte[] facts) {}

    @Override
    public byte @Nullable [] find(String name) {
      if (facts == null) {
        return null;
      }
      try {
        return read(name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void add(Map<String, byte[]> pieces) {}
  }
}
