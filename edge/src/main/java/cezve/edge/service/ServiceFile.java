package cezve.edge.service;

import cezve.edge.config.ConfigException;
import cezve.edge.config.ConfigReader;
import cezve.edge.config.ServiceConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file that describes a service, or a module that is one by itself.
 *
 * @param path of the file: a module if its name ends with {@code .wasm} or {@code .wat}
 * @param environment where secrets are looked up
 */
public record ServiceFile(Path path, Map<String, String> environment) {

  /**
   * What it says now.
   *
   * @throws ConfigException with all of its mistakes
   */
  public ServiceConfig read() throws ConfigException {
    String name = path.toString();
    return name.endsWith(".wasm") || name.endsWith(".wat")
        ? ServiceConfig.ofModule(path)
        : ConfigReader.read(path, environment);
  }
}
