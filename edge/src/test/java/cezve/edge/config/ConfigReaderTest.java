package cezve.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.runtime.Amounts;
import cezve.wasi.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigReaderTest {
  private static final String LEAST =
      "[functions.x]\nmodule = \"https://example.com/x.wasm\"\nroute = \"/\"\n";

  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private static final String EVERYTHING =
      """
      name = "shop"
      listen = "[::1]:80"
      state = "rediss://me:hidden@redis.example.com:6380/3"
      dotenv = "my.env"
      [limits]
      time = "250 ms"
      fuel = 1000
      queue = 0
      [functions.z-1]
      module = "hello.wasm"
      sha256 = "SHA256"
      interface = "wagi"
      routes = ["GET /hello/{name}", "/any/*", "GET,POST /x"]
      environment = { B = "1", A = "" }
      secrets = ["API_KEY", "TOKEN"]
      directories = { "/data" = "data", "/in" = { path = "data", access = "write" } }
      allowed_imports = ["wasi_snapshot_preview1.*", "cezve.*"]
      allowed_hosts = ["api.example.com", "*.Example.org:8443", "*", "[::1]:1"]
      allow_private_addresses = true
      [functions.a.limits]
      memory = "64 MB"
      stack = "512KiB"
      time = "1 m"
      cpu_time = "1.5 s"
      fuel = "none"
      request_size = 0
      response_size = "2 GB"
      concurrency = 1
      queue = 5
      [functions.a]
      module = "https://example.com/a.wasm"
      route = "/"
      secrets = { MINE = "OTHER" }
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createFile(folder.resolve("hello.wasm"));
    Files.createDirectory(folder.resolve("data"));
  }

  private ServiceConfig read(String text) throws ConfigException {
    return ConfigReader.read(
        text, "functions.toml", folder, Map.of("API_KEY", "from process", "OTHER", "other"));
  }

  private FunctionConfig first() {
    FunctionLimits byDefault = FunctionLimits.DEFAULT;
    return new FunctionConfig(
        "z-1",
        new ModuleSource.File(folder.resolve("hello.wasm"), SHA256),
        Interface.WAGI,
        List.of(
            new Route(Set.of("GET"), "/hello/{name}"),
            new Route(Set.of(), "/any/*"),
            new Route(Set.of("GET", "POST"), "/x")),
        Map.of("A", "", "B", "1"),
        new Secrets(Map.of("API_KEY", "from process", "TOKEN", "a\"b")),
        List.of(
            new Preopen(folder.resolve("data"), "/data", Preopen.Access.READ),
            new Preopen(folder.resolve("data"), "/in", Preopen.Access.WRITE)),
        List.of("wasi_snapshot_preview1.*", "cezve.*"),
        new AllowedHosts(
            List.of("api.example.com", "*.example.org:8443", "*", "[::1]:1"),
            PrivateAddresses.ALLOWED),
        new FunctionLimits(
            byDefault.memoryBytes(),
            byDefault.stackBytes(),
            Duration.ofMillis(250),
            null,
            1000L,
            byDefault.requestBytes(),
            byDefault.responseBytes(),
            byDefault.concurrency(),
            0));
  }

  private static FunctionConfig second() {
    return new FunctionConfig(
        "a",
        new ModuleSource.Url(URI.create("https://example.com/a.wasm"), null),
        null,
        List.of(new Route(Set.of(), "/")),
        Map.of(),
        new Secrets(Map.of("MINE", "other")),
        List.of(),
        null,
        AllowedHosts.NONE,
        new FunctionLimits(
            64L << 20,
            512L << 10,
            Duration.ofMinutes(1),
            Duration.ofMillis(1500),
            null,
            0,
            2L << 30,
            1,
            5));
  }

  @Test
  void everythingThatCanBeSaid() throws Exception {
    Files.writeString(folder.resolve("my.env"), "API_KEY=from file\nTOKEN=\"a\\\"b\" # c\n");
    ServiceConfig config = read(EVERYTHING.replace("SHA256", SHA256.toUpperCase(Locale.ROOT)));
    URI redis = URI.create("rediss://me:hidden@redis.example.com:6380/3");
    assertEquals(
        new ServiceConfig(
            "shop",
            new ListenAddress("::1", 80),
            new StateConfig.Redis(redis),
            List.of(second(), first())),
        new ServiceConfig(
            config.name(), config.listen(), config.state(), config.functions().reversed()));
    String shown = config.toString();
    assertFalse(shown.contains("hidden") || shown.contains("from process"), shown);
  }

  @Test
  void whatIsNotSaidHasDefaults() throws Exception {
    Path file = Files.writeString(folder.resolve("functions.toml"), "\uFEFF" + LEAST);
    ServiceConfig config = ConfigReader.read(file, Map.of());
    assertEquals(String.valueOf(folder.getFileName()), config.name());
    assertEquals(new ListenAddress("127.0.0.1", 8080), config.listen());
    assertEquals(new StateConfig.Embedded(folder.resolve("state.mv")), config.state());
    FunctionConfig function = config.functions().getFirst();
    assertEquals(FunctionLimits.DEFAULT, function.limits());
    assertEquals(AllowedHosts.NONE, function.allowedHosts());
    assertNull(function.allowedImports());
    assertEquals(128L << 20, function.limits().memoryBytes());
    assertEquals(1L << 20, function.limits().stackBytes());
    assertEquals(Duration.ofSeconds(5), function.limits().time());
  }

  @Test
  void noImportsAreAllowedByAnEmptyList() throws Exception {
    ServiceConfig config = read(LEAST + "allowed_imports = []");
    assertEquals(List.of(), config.functions().getFirst().allowedImports());
  }

  @Test
  void aModuleAlone() {
    ServiceConfig config = ServiceConfig.ofModule(folder.resolve("My Function.wasm"));
    FunctionConfig function = config.functions().getFirst();
    assertEquals("my-function", config.name());
    assertEquals("my-function", function.name());
    assertEquals(List.of(new Route(Set.of(), "/*")), function.routes());
    assertEquals(
        new ModuleSource.File(folder.resolve("My Function.wasm"), null), function.module());
    assertEquals(new StateConfig.Embedded(folder.resolve("state.mv")), config.state());
    assertEquals(FunctionLimits.DEFAULT, function.limits());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, 127.0.0.1, 8080",
    ":0, 0.0.0.0, 0",
    "localhost:65535, localhost, 65535",
    "[::1]:80, ::1, 80",
    "[fe80::1%eth0]:80, fe80::1%eth0, 80"
  })
  void addresses(String text, String host, int port) throws Exception {
    ListenAddress address = read("listen = \"" + text + "\"\n" + LEAST).listen();
    assertEquals(new ListenAddress(host, port), address);
    assertEquals(address, ListenAddress.parse(address.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "8080", "::1:80", "[::1]", "[x]:80", "a b:80", "a:-1", "a:1:2", "a:", "a:65536", "a:1x",
        "a:٨٠"
      })
  void otherAddressesAreNone(String text) {
    assertNull(ListenAddress.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=1|1",
        "A = 1 # c|1",
        " export  A=a b|a b",
        "A=a#b|a#b",
        "A=#b|``",
        "A=|``",
        "A='a\\n\"#'|a\\n\"#",
        "A=\"a\\\\b\\\"\\$ \\x\"#c|a\\b\"$ \\x",
        "A='' # '|``",
        "A='it' #c|it",
      })
  void dotenv(String line, String value) throws Exception {
    Files.writeString(folder.resolve(".env"), "# c\n\nA=0\n" + line + "\r\nB=2");
    ServiceConfig config = read("dotenv = \".env\"\n" + LEAST + "secrets = [\"A\", \"B\"]");
    Secrets secrets = config.functions().getFirst().secrets();
    assertEquals(Map.of("A", value, "B", "2"), secrets.reveal());
  }

  @Property(tries = 200)
  void limitsThatAreDescribedCanBeRead(
      @ForAll @LongRange(min = 0) long size,
      @ForAll @LongRange(min = 1) long nanos,
      @ForAll @IntRange(min = 1) int count)
      throws Exception {
    Duration time = Duration.ofNanos(nanos);
    FunctionLimits limits =
        new FunctionLimits(size, 1 << 20, time, time, size, size / 2, size / 3, count, count - 1);
    String text =
        """
        memory = "%s"
        time = "%s"
        cpu_time = "%2$s"
        fuel = %d
        request_size = "%s"
        response_size = %d
        concurrency = %d
        queue = %d
        """
            .formatted(
                Amounts.describeSize(size),
                Amounts.describeTime(time),
                size,
                Amounts.describeSize(size / 2),
                size / 3,
                count,
                count - 1);
    ServiceConfig config =
        ConfigReader.read(LEAST + "[limits]\n" + text, "x", Path.of(""), Map.of());
    assertEquals(limits, config.functions().getFirst().limits());
  }

  @Property
  void noTextIsAnythingButAConfigurationOrAMistake(@ForAll String text) {
    try {
      ConfigReader.read(text, "x", Path.of(""), Map.of());
    } catch (ConfigException e) {
      assertFalse(e.problems().isEmpty());
    }
  }
}
