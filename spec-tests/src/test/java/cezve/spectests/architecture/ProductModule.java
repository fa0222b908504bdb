package cezve.spectests.architecture;

import cezve.spectests.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules that make up the product and who may see whom: the one place where the arrows of the
 * architecture are written down as data. The Maven module, the Java module and the package root of
 * a constant share one name, so that {@code DECODER} is {@code decoder/} and {@code cezve.decoder}.
 */
enum ProductModule {
  MODEL("model", 200),
  DECODER("decoder", 30, MODEL),
  TEXT("text", 30, MODEL),
  VALIDATOR("validator", 40, MODEL),
  TREE("tree", 50, MODEL, VALIDATOR),
  RUNTIME("runtime", 20, MODEL, VALIDATOR) {
    @Override
    List<String> libraries() {
      return List.of("jdk.jfr..");
    }
  },
  INTERPRETER("interpreter", 50, TREE, RUNTIME),
  AOT_COMPILER("aot-compiler", 30, TREE, RUNTIME) {
    @Override
    String javaName() {
      return "cezve.compiler";
    }

    @Override
    List<String> libraries() {
      return List.of("org.objectweb.asm..", "jdk.jfr..");
    }
  },
  SCRIPT("script", 15, DECODER, TEXT, VALIDATOR, RUNTIME),
  WASI("wasi", 60, RUNTIME),
  API("api", 15, MODEL, DECODER, TEXT, VALIDATOR, RUNTIME) {
    @Override
    String javaName() {
      return "cezve";
    }

    // All others are in packages below.
    @Override
    String packages() {
      return "cezve";
    }
  },
  MAVEN_PLUGIN("maven-plugin", 2, MODEL, DECODER, TEXT, VALIDATOR, RUNTIME, AOT_COMPILER) {
    @Override
    String javaName() {
      return "cezve.maven";
    }

    @Override
    List<String> libraries() {
      return List.of("org.apache.maven..");
    }
  },
  EDGE("edge", 15, API, WASI) {
    @Override
    List<String> libraries() {
      return List.of(
          "com.fasterxml.jackson.core..",
          "io.helidon..",
          "io.prometheus..",
          "javax.net.ssl..",
          "jdk.management..",
          "org.apache.commons.pool2..",
          "org.h2.mvstore..",
          "org.junit.jupiter.api..",
          "org.junit.platform.commons..",
          "org.tomlj..",
          "redis.clients.jedis..");
    }
  },
  CLI(
      "cli",
      35,
      MODEL,
      DECODER,
      TEXT,
      VALIDATOR,
      TREE,
      RUNTIME,
      INTERPRETER,
      AOT_COMPILER,
      SCRIPT,
      WASI,
      API,
      EDGE) {
    @Override
    List<String> libraries() {
      return List.of("picocli..", "com.fasterxml.jackson.core..", "org.objectweb.asm..");
    }
  };

  /** The floor of a module that holds its module descriptor only. Its first class ends that. */
  static final int NO_CLASSES_YET = 0;

  private final String directory;
  private final int fewestClasses;
  private final Set<ProductModule> arrows;

  ProductModule(String directory, int fewestClasses, ProductModule... arrows) {
    this.directory = directory;
    this.fewestClasses = fewestClasses;
    this.arrows = Set.of(arrows);
  }

  /** The root of the repository, given by the build. */
  static Path repository() {
    return SharedData.repository();
  }

  String directory() {
    return directory;
  }

  /** The name of the Java module and of the package under which all its classes lie. */
  String javaName() {
    return "cezve." + directory;
  }

  /** A pattern of the packages of its classes. */
  String packages() {
    return javaName() + "..";
  }

  /** A scan that sees fewer classes than this has looked in the wrong place. */
  int fewestClasses() {
    return fewestClasses;
  }

  /** The modules that this one names in its descriptor. */
  Set<ProductModule> arrows() {
    return arrows;
  }

  /** This module and all that its arrows lead to: a type may be named through another's API. */
  Set<ProductModule> visible() {
    EnumSet<ProductModule> visible = EnumSet.of(this);
    for (ProductModule arrow : arrows) {
      visible.addAll(arrow.visible());
    }
    return visible;
  }

  /** Packages of libraries, besides Java's and JSpecify's, that only this module may use. */
  List<String> libraries() {
    return List.of();
  }

  Path classDirectory() {
    return repository().resolve(directory).resolve("target").resolve("classes");
  }

  Path descriptor() {
    return classDirectory().resolve("module-info.class");
  }

  /** The class files of the module, without the descriptors of the module and of packages. */
  List<Path> classFiles() {
    if (!Files.isDirectory(classDirectory())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(classDirectory())) {
      return files.filter(ProductModule::isClass).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class")
        && !name.equals("module-info.class")
        && !name.equals("package-info.class");
  }
}
