package cezve.maven;

import cezve.model.instruction.Feature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles the WebAssembly modules of a project ahead of time, into its classes. At run time they
 * are found by {@code cezve.Module.packaged}, under the names of their files without suffixes.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class CompileMojo extends AbstractMojo {
  /** The folder with the modules: files {@code *.wasm} and {@code *.wat}. */
  @Parameter(defaultValue = "${project.basedir}/src/main/wasm")
  private File sourceDirectory = new File("src/main/wasm");

  /** Where the project's classes are. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  private File outputDirectory = new File("target/classes");

  /**
   * The package of Java interfaces for the modules, which the project's sources may use; if left
   * out, there are none. The interface of a module {@code my-module} is called {@code MyModule}.
   */
  @Parameter private String interfacePackage = "";

  /** Proposals that modules may not use, by the names that {@code cezve run --disable} takes. */
  @Parameter private List<String> disabledFeatures = List.of();

  /** Whether nothing is to be done. */
  @Parameter(property = "cezve.skip", defaultValue = "false")
  private boolean skip;

  /** The goal, which Maven configures. */
  public CompileMojo() {}

  /** What Maven configures, for those who call the goal themselves. */
  CompileMojo(Path sources, Path output, String interfacePackage, List<String> disabledFeatures) {
    this.sourceDirectory = sources.toFile();
    this.outputDirectory = output.toFile();
    this.interfacePackage = interfacePackage;
    this.disabledFeatures = disabledFeatures;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      return;
    }
    if (!sourceDirectory.isDirectory()) {
      getLog().info("No modules: there is no " + sourceDirectory);
      return;
    }
    Set<Feature> features = features();
    ModuleFolder folder = new ModuleFolder(outputDirectory.toPath(), interfacePackage, features);
    Map<String, Path> known = new HashMap<>();
    for (Path file : sources()) {
      String name = ModuleFolder.name(file);
      Path other = known.put(name, file);
      if (other != null) {
        throw new MojoFailureException(file + ": " + other + " has the same name");
      }
      try {
        folder.compile(file, name);
      } catch (IOException e) {
        throw new MojoExecutionException(file + " cannot be compiled: " + e, e);
      }
      getLog().info("Compiled " + file + " as module " + name);
    }
  }

  private List<Path> sources() throws MojoExecutionException {
    try (Stream<Path> files = Files.walk(sourceDirectory.toPath())) {
      return new ArrayList<>(files.filter(ModuleFolder::isModule).sorted().toList());
    } catch (IOException e) {
      throw new MojoExecutionException(sourceDirectory + " cannot be read: " + e, e);
    }
  }

  private Set<Feature> features() throws MojoFailureException {
    EnumSet<Feature> features = EnumSet.copyOf(Feature.standard());
    for (String name : disabledFeatures) {
      try {
        features.remove(Feature.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new MojoFailureException("disabledFeatures: there is no proposal " + name, e);
      }
    }
    return features;
  }
}
