package cezve.edge.config;

import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.edge.document.Node;
import cezve.edge.document.Problems;
import cezve.edge.document.TableReader;
import cezve.edge.document.Words;
import cezve.runtime.AllowedImports;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tables of functions. */
final class FunctionReader {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Map<String, Interface> INTERFACES =
      Map.of("cezve", Interface.CEZVE, "wagi", Interface.WAGI);
  private static final Map<String, Preopen.Access> ACCESS =
      Map.of("read", Preopen.Access.READ, "write", Preopen.Access.WRITE);

  private final Path directory;
  private final FunctionLimits limits;
  private final SecretSource secrets;
  private final Problems problems;
  private final RouteParser routes;

  FunctionReader(Path directory, FunctionLimits limits, SecretSource secrets, Problems problems) {
    this.directory = directory;
    this.limits = limits;
    this.secrets = secrets;
    this.problems = problems;
    this.routes = new RouteParser(problems);
  }

  FunctionConfig read(String name, TableReader table) {
    ModuleSource module = module(table);
    Interface guestInterface = choice(table, "interface", INTERFACES);
    List<Route> answered = routes(name, table);
    Map<String, String> environment = environment(table, name);
    Secrets found = secrets(table, name, environment);
    List<Preopen> directories = directories(table, name);
    List<String> imports = allowedImports(table);
    AllowedHosts hosts = allowedHosts(table);
    TableReader own = table.table("limits", "[functions." + name + ".limits]");
    FunctionLimits limited = own == null ? limits : new LimitsReader(own).read(limits);
    table.finish();
    return new FunctionConfig(
        name,
        module,
        guestInterface,
        answered,
        environment,
        found,
        directories,
        imports,
        hosts,
        limited);
  }

  private ModuleSource module(TableReader table) {
    Node node = table.require("module");
    String location = table.text("module");
    String sha256 =
        table.parsed(
            "sha256",
            "64 hexadecimal digits",
            text -> SHA256.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null);
    ModuleSource source =
        location == null
            ? null
            : location.contains("://") ? url(location, sha256) : file(location, sha256);
    if (location != null && source == null) {
      table.problem(
          "module",
          location.contains("://")
              ? "\"module\" must be a file or an address http://… or https://… without a user"
              : "there is no file " + Words.quote(location));
    }
    return source == null || node == null ? new ModuleSource.File(directory, null) : source;
  }

  private static @Nullable ModuleSource url(String location, @Nullable String sha256) {
    try {
      URI uri = new URI(location);
      boolean isScheme = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isScheme && uri.getHost() != null && uri.getRawUserInfo() == null
          ? new ModuleSource.Url(uri, sha256)
          : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private @Nullable ModuleSource file(String location, @Nullable String sha256) {
    Path file = ConfigReader.resolve(directory, location);
    return file == null || !Files.isRegularFile(file) ? null : new ModuleSource.File(file, sha256);
  }

  private List<Route> routes(String name, TableReader table) {
    Node several = table.get("routes");
    Node one = table.get("route");
    if (several != null && one != null) {
      table.problem("route", "\"route\" and \"routes\" are the same; write only one of them");
    }
    String key = several == null ? "route" : "routes";
    List<Node.Text> texts = table.texts(key);
    if (several == null && one == null) {
      problems.addMissing(table.place(), "missing key \"routes\" in " + table.name());
    } else if (table.get(key) instanceof Node.Row(var _, var values) && values.isEmpty()) {
      table.problem(key, "\"" + key + "\" must have at least one route");
    }
    return routes.parse(name, texts);
  }

  private static <T> @Nullable T choice(TableReader table, String key, Map<String, T> choices) {
    Node node = table.get(key);
    T value = node instanceof Node.Text text ? choices.get(text.value()) : null;
    if (node != null && value == null) {
      String wrong = node instanceof Node.Text text ? text.value() : "";
      List<String> accepted = choices.keySet().stream().sorted().toList();
      table.problem(key, "\"" + key + "\" is " + node.describe() + Words.accepted(wrong, accepted));
    }
    return value;
  }

  private Map<String, String> environment(TableReader table, String function) {
    Map<String, String> variables = new LinkedHashMap<>();
    TableReader environment = table.table("environment", inside(function, "environment"));
    if (environment == null) {
      return variables;
    }
    for (String name : environment.names()) {
      checkVariable(environment, name);
      String value = environment.text(name);
      if (value != null && value.indexOf('\0') >= 0) {
        environment.problem(name, "a variable of the environment has no character 0");
      }
      variables.put(name, value == null ? "" : value);
    }
    return variables;
  }

  private static void checkVariable(TableReader table, String name) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      table.problem(name, Words.quote(name) + " cannot be the name of a variable");
    }
  }

  private Secrets secrets(TableReader table, String function, Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    Node node = table.get("secrets");
    if (node instanceof Node.Table named) {
      TableReader reader = new TableReader(named, inside(function, "secrets"), problems);
      for (String name : reader.names()) {
        checkVariable(reader, name);
        String variable = reader.text(name);
        if (variable != null) {
          addSecret(values, name, new Node.Text(reader.place(name), variable), environment);
        }
      }
    } else {
      for (Node.Text text : table.texts("secrets")) {
        addSecret(values, text.value(), text, environment);
      }
    }
    return new Secrets(values);
  }

  private void addSecret(
      Map<String, String> values,
      String name,
      Node.Text variable,
      Map<String, String> environment) {
    String value = secrets.get(variable.value());
    String secret = "secret " + Words.quote(name);
    if (value == null) {
      problems.add(
          variable.place(),
          secret
              + ": the variable "
              + Words.quote(variable.value())
              + " is not in "
              + secrets.describe());
    } else if (value.indexOf('\0') >= 0) {
      problems.add(variable.place(), secret + " has a character 0");
    } else if (environment.containsKey(name)) {
      problems.add(variable.place(), secret + " has the name of a variable of \"environment\"");
    } else if (values.put(name, value) != null) {
      problems.add(variable.place(), secret + " is there twice");
    }
  }

  private List<Preopen> directories(TableReader table, String function) {
    TableReader directories = table.table("directories", inside(function, "directories"));
    if (directories == null) {
      return List.of();
    }
    List<Preopen> preopens = new ArrayList<>();
    for (String guest : directories.names()) {
      Preopen preopen = preopen(directories, guest);
      if (guest.isEmpty() || guest.indexOf('\0') >= 0) {
        directories.problem(guest, Words.quote(guest) + " cannot be the name of a directory");
      } else if (preopen != null) {
        preopens.add(preopen);
      }
    }
    return preopens;
  }

  private @Nullable Preopen preopen(TableReader directories, String guest) {
    Preopen.Access access = null;
    String path;
    if (directories.get(guest) instanceof Node.Table table) {
      TableReader reader = new TableReader(table, "directory " + Words.quote(guest), problems);
      reader.require("path");
      path = reader.text("path");
      access = choice(reader, "access", ACCESS);
      reader.finish();
    } else {
      path = directories.text(guest);
    }
    if (path == null) {
      return null;
    }
    Path host = ConfigReader.resolve(directory, path);
    if (host == null || !Files.isDirectory(host)) {
      directories.problem(guest, "there is no directory " + Words.quote(path));
      return null;
    }
    return new Preopen(host, guest, access == null ? Preopen.Access.READ : access);
  }

  private @Nullable List<String> allowedImports(TableReader table) {
    List<String> patterns = new ArrayList<>();
    for (Node.Text pattern : table.texts("allowed_imports")) {
      if (AllowedImports.isPattern(pattern.value())) {
        patterns.add(pattern.value());
      } else {
        String form = " is not MODULE.NAME, such as env.log or wasi_snapshot_preview1.*";
        problems.add(pattern.place(), Words.quote(pattern.value()) + form);
      }
    }
    return table.get("allowed_imports") == null ? null : patterns;
  }

  private AllowedHosts allowedHosts(TableReader table) {
    List<String> patterns = new ArrayList<>();
    for (Node.Text text : table.texts("allowed_hosts")) {
      String pattern = HostPatterns.parse(text.value());
      if (pattern == null) {
        problems.add(text.place(), Words.quote(text.value()) + " is not " + HostPatterns.FORM);
      } else {
        patterns.add(pattern);
      }
    }
    Boolean isPrivate = table.truth("allow_private_addresses");
    return new AllowedHosts(
        patterns,
        Boolean.TRUE.equals(isPrivate) ? PrivateAddresses.ALLOWED : PrivateAddresses.REFUSED);
  }

  private static String inside(String function, String key) {
    return "[functions." + function + "." + key + "]";
  }
}
