package cezve.compiler.packaging;

import cezve.model.instruction.Feature;
import cezve.runtime.cache.CodeStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module in a jar that {@link ModuleJar} has written. */
public final class PackagedModule {
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
    String folder = ModuleJar.FOLDER + name + "/";
    if (loader.getResource(folder + ModuleJar.MODULE) == null) {
      throw new FileNotFoundException("there is no module " + name + " in " + loader);
    }
    return new PackagedModule(loader, folder);
  }

  /** The release of the engine, of which alone code is used. */
  static String release() {
    String version = PackagedModule.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The module in the binary format. */
  public byte[] binary() throws IOException {
    byte[] binary = read(ModuleJar.MODULE);
    if (binary == null) {
      throw new FileNotFoundException(folder + ModuleJar.MODULE);
    }
    return binary;
  }

  /** What it may use: that with which it was found valid. */
  public Set<Feature> features() throws IOException {
    EnumSet<Feature> features = EnumSet.noneOf(Feature.class);
    byte[] names = read(ModuleJar.FEATURES);
    if (names == null) {
      throw new FileNotFoundException(folder + ModuleJar.FEATURES);
    }
    for (String name :
        (Iterable<String>) new String(names, StandardCharsets.UTF_8).lines()::iterator) {
      features.add(Feature.valueOf(name));
    }
    return features;
  }

  /** Its code, or nothing if another release of the engine made it. Nothing can be added. */
  public CodeStore code() throws IOException {
    byte[] engine = read(ModuleJar.ENGINE);
    boolean usable = engine != null && new String(engine, StandardCharsets.UTF_8).equals(release());
    return new PackagedCode(usable ? read(ModuleJar.FACTS) : null);
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
