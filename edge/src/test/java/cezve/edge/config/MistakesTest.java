package cezve.edge.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about mistakes in functions.toml. */
final class MistakesTest {
  private static final String NONE =
      "functions.toml:1:1: there is no function; write [functions.NAME]";
  private static final String ROUTE =
      "; a route is a path such as /users/{name} or /files/*, with methods such as GET,POST and a"
          + " space before it, or without";
  private static final String SIZE = "a size such as 65536, \"64 KB\" or \"128 MB\"";
  private static final String TIME = "a time such as \"250 ms\", \"5 s\" or \"1 m\"";
  private static final String HOST =
      "is not a host such as example.com, *.example.com, * or [::1], with a port such as :8443"
          + " behind it or without";

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createFile(folder.resolve("hello.wasm"));
    Files.createDirectory(folder.resolve("data"));
  }

  private String mistakes(String text) {
    Map<String, String> environment = Map.of("KEY", "a secret", "NUL", "a\0secret");
    ConfigException e =
        assertThrows(
            ConfigException.class,
            () -> ConfigReader.read(text, "functions.toml", folder, environment));
    String said = String.valueOf(e.getMessage());
    assertEquals(said.lines().count(), e.problems().size());
    return said;
  }

  static Stream<Arguments> wholeFiles() {
    return Stream.of(
        Arguments.of("", NONE),
        Arguments.of(
            "[functions]", "functions.toml:1:1: there is no function; write [functions.NAME]"),
        Arguments.of("functions = 5", "functions.toml:1:1: \"functions\" must be a table, not 5"),
        Arguments.of(
            "[functions.x]",
            """
            functions.toml:1:1: missing key "module" in [functions.x]
            functions.toml:1:1: missing key "routes" in [functions.x]\
            """),
        Arguments.of(
            "[functions.Hello]\nmodule = \"hello.wasm\"\nroutes = \"/\"",
            "functions.toml:1:1: \"Hello\" is no name of a function, which has a-z, 0-9, _ and -"
                + " only"),
        Arguments.of("[functions]\nx = 1", "functions.toml:2:1: \"x\" must be a table, not 1"),
        Arguments.of(
            """
            [functions.x]
            module = "hello.wasm"
            routes = ["GET /a/{b}"]
            [functions.y]
            module = "hello.wasm"
            routes = ["/a/{b}",
              # a comment
              "PUT,GET /a/{c}"]
            """,
            "functions.toml:8:3: route \"PUT,GET /a/{c}\": function x has it, at line 3"),
        Arguments.of("[functions.x\n", "functions.toml:1:13: Unexpected end of input, expected ]"),
        Arguments.of(
            "lsten = 1\nname = \nstate = 5\nfunctions.x.module = hello\nname = true\n[limits]\n",
            """
            functions.toml:1:1: unknown key "lsten"; accepted: name, listen, state, dotenv, limits, \
            functions; did you mean listen?
            functions.toml:2:8: Unexpected end of line, expected ', ", ''', ""\", a number, a boolean, \
            a date/time, an array, or a table
            functions.toml:3:1: "state" must be a file, or redis://HOST:PORT/DATABASE, or rediss: with TLS
            functions.toml:4:22: Unexpected 'h', expected ', ", ''', ""\", a number, a boolean, a \
            date/time, an array, or a table
            functions.toml:5:1: "name" must be a text that is not empty, not true\
            """));
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void ofFiles(String text, String expected) {
    assertEquals(expected, mistakes(text));
  }

  static Stream<Arguments> service() {
    return Stream.of(
        Arguments.of("name = \"\"", "1:1: \"name\" must be a text that is not empty, not \"\""),
        Arguments.of(
            "listen = \"8080\"",
            "1:1: \"listen\" must be HOST:PORT, [V6]:PORT or :PORT, not \"8080\""),
        Arguments.of(
            "listen = \":65536\"",
            "1:1: \"listen\" must be HOST:PORT, [V6]:PORT or :PORT, not \":65536\""),
        Arguments.of(
            "state = \"http://user:hidden@host\"",
            "1:1: \"state\" must be a file, or redis://HOST:PORT/DATABASE, or rediss: with TLS"),
        Arguments.of(
            "state = \"redis://:hidden@host/x\"",
            "1:1: \"state\" must be a file, or redis://HOST:PORT/DATABASE, or rediss: with TLS"),
        Arguments.of(
            "state = \"nowhere/state.mv\"",
            "1:1: \"state\" must be a file, or redis://HOST:PORT/DATABASE, or rediss: with TLS"),
        Arguments.of("dotenv = \".env\"", "1:1: there is no file \".env\""),
        Arguments.of("dotenv = 1", "1:1: \"dotenv\" must be a text, not 1"),
        Arguments.of("limits = 1", "1:1: \"limits\" must be a table, not 1"));
  }

  @ParameterizedTest
  @MethodSource("service")
  void ofServices(String line, String expected) {
    String text = line + "\n[functions.x]\nmodule = \"hello.wasm\"\nroute = \"/\"\n";
    assertEquals("functions.toml:" + expected, mistakes(text));
  }

  static Stream<Arguments> modules() {
    return Stream.of(
        Arguments.of("module = 1", "3:1: \"module\" must be a text, not 1"),
        Arguments.of("module = \"helo.wasm\"", "3:1: there is no file \"helo.wasm\""),
        Arguments.of("module = \"a\\u0000b\"", "3:1: there is no file \"a\\u0000b\""),
        Arguments.of(
            "module = \"ftp://host/x.wasm\"",
            "3:1: \"module\" must be a file or an address http://… or https://… without a user"),
        Arguments.of(
            "module = \"https://me:hidden@host/x.wasm\"",
            "3:1: \"module\" must be a file or an address http://… or https://… without a user"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void ofModules(String line, String expected) {
    assertEquals(
        "functions.toml:" + expected, mistakes("[functions.x]\nroute = \"/\"\n" + line + "\n"));
  }

  static Stream<Arguments> routes() {
    return Stream.of(
        Arguments.of("routes = []", "3:1: \"routes\" must have at least one route"),
        Arguments.of("routes = 1", "3:1: \"routes\" must be a list of texts, not 1"),
        Arguments.of("routes = [\"/\", 1]", "3:16: an element of \"routes\" must be a text, not 1"),
        Arguments.of(
            "routes = \"/\"\nroute = \"/\"",
            "4:1: \"route\" and \"routes\" are the same; write only one of them"),
        Arguments.of("route = \"x\"", "3:1: route \"x\": the path must begin with /" + ROUTE),
        Arguments.of(
            "route = \"get /x\"",
            "3:1: route \"get /x\": methods are words in capital letters with commas between"
                + ROUTE),
        Arguments.of(
            "route = \"GET, PUT /x\"",
            "3:1: route \"GET, PUT /x\": methods are words in capital letters with commas between"
                + ROUTE),
        Arguments.of(
            "route = \"/a//b\"", "3:1: route \"/a//b\": a segment of the path is empty" + ROUTE),
        Arguments.of(
            "route = \"/a/\"", "3:1: route \"/a/\": a segment of the path is empty" + ROUTE),
        Arguments.of(
            "route = \"/../a\"",
            "3:1: route \"/../a\": paths of requests have no segment .." + ROUTE),
        Arguments.of(
            "route = \"/*/a\"", "3:1: route \"/*/a\": * must be all of the last segment" + ROUTE),
        Arguments.of(
            "route = \"/a*\"", "3:1: route \"/a*\": * must be all of the last segment" + ROUTE),
        Arguments.of(
            "route = \"/a{b}\"",
            "3:1: route \"/a{b}\": braces must be around a name that is all of a segment" + ROUTE),
        Arguments.of(
            "route = \"/{a}/{a}\"",
            "3:1: route \"/{a}/{a}\": the parameter {a} is there twice" + ROUTE),
        Arguments.of(
            "route = \"/a?b\"",
            "3:1: route \"/a?b\": a segment has a space, ?, #, %, \\ or a control character"
                + ROUTE),
        Arguments.of(
            "routes = [\"GET /\", \"GET /\"]",
            "3:20: route \"GET /\": this function has it already, at line 3"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void ofRoutes(String line, String expected) {
    String text = "[functions.x]\nmodule = \"hello.wasm\"\n" + line + "\n";
    assertEquals("functions.toml:" + expected, mistakes(text));
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of(
            "sha256 = \"12\"", "4:1: \"sha256\" must be 64 hexadecimal digits, not \"12\""),
        Arguments.of(
            "interface = \"wasi\"",
            "4:1: \"interface\" is \"wasi\"; accepted: cezve, wagi; did you mean wagi?"),
        Arguments.of("interface = 1", "4:1: \"interface\" is 1; accepted: cezve, wagi"),
        Arguments.of("environment = 1", "4:1: \"environment\" must be a table, not 1"),
        Arguments.of("environment.A = 1", "4:1: \"A\" must be a text, not 1"),
        Arguments.of(
            "environment = { \"a=b\" = \"\" }", "4:17: \"a=b\" cannot be the name of a variable"),
        Arguments.of(
            "environment = { a = \"\\u0000\" }",
            "4:17: a variable of the environment has no character 0"),
        Arguments.of(
            "secrets = [\"KEY\", \"OTHER\"]",
            "4:19: secret \"OTHER\": the variable \"OTHER\" is not in the environment"),
        Arguments.of(
            "secrets = { MINE = \"OTHER\" }",
            "4:13: secret \"MINE\": the variable \"OTHER\" is not in the environment"),
        Arguments.of("secrets = [\"KEY\", \"KEY\"]", "4:19: secret \"KEY\" is there twice"),
        Arguments.of("secrets = [\"NUL\"]", "4:12: secret \"NUL\" has a character 0"),
        Arguments.of(
            "environment.KEY = \"\"\nsecrets = [\"KEY\"]",
            "5:12: secret \"KEY\" has the name of a variable of \"environment\""),
        Arguments.of("secrets = 1", "4:1: \"secrets\" must be a list of texts, not 1"),
        Arguments.of("directories.\"/d\" = \"dta\"", "4:1: there is no directory \"dta\""),
        Arguments.of(
            "directories.\"/d\" = \"hello.wasm\"", "4:1: there is no directory \"hello.wasm\""),
        Arguments.of("directories.\"\" = \"data\"", "4:1: \"\" cannot be the name of a directory"),
        Arguments.of("directories.\"/d\" = 1", "4:1: \"/d\" must be a text, not 1"),
        Arguments.of(
            "directories.\"/d\" = { path = \"data\", access = \"rw\" }",
            "4:37: \"access\" is \"rw\"; accepted: read, write"),
        Arguments.of(
            "directories.\"/d\" = { pth = \"data\" }",
            """
            4:1: missing key "path" in directory "/d"
            functions.toml:4:22: unknown key "pth" in directory "/d"; accepted: path, access; \
            did you mean path?\
            """),
        Arguments.of(
            "allowed_imports = [\"env\"]",
            "4:20: \"env\" is not MODULE.NAME, such as env.log or wasi_snapshot_preview1.*"),
        Arguments.of("allowed_hosts = [\"http://x\"]", "4:18: \"http://x\" " + HOST),
        Arguments.of("allowed_hosts = [\"a.*\"]", "4:18: \"a.*\" " + HOST),
        Arguments.of("allowed_hosts = [\"a:65536\"]", "4:18: \"a:65536\" " + HOST),
        Arguments.of(
            "allow_private_addresses = \"yes\"",
            "4:1: \"allow_private_addresses\" must be true or false, not \"yes\""));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of("limits = 1", "4:1: \"limits\" must be a table, not 1"),
        Arguments.of("limits.memory = 1.5", "4:1: \"memory\" must be " + SIZE + ", not 1.5"),
        Arguments.of("limits.memory = -1", "4:1: \"memory\" must be " + SIZE + ", not -1"),
        Arguments.of(
            "limits.request_size = \"1 XB\"",
            "4:1: \"request_size\" must be " + SIZE + ", not \"1 XB\""),
        Arguments.of(
            "limits.stack = \"1 KB\"",
            "4:1: \"stack\" must be a size from \"256 KB\" to \"4 GB\", not \"1 KB\""),
        Arguments.of("limits.time = 5", "4:1: \"time\" must be " + TIME + ", not 5"),
        Arguments.of("limits.time = \"0 s\"", "4:1: \"time\" must be " + TIME + ", not \"0 s\""),
        Arguments.of(
            "limits.cpu_time = true",
            "4:1: \"cpu_time\" must be " + TIME + ", or \"none\", not true"),
        Arguments.of(
            "limits.fuel = \"some\"",
            "4:1: \"fuel\" must be a whole number, 0 or more, or \"none\", not \"some\""),
        Arguments.of(
            "limits.concurrency = 0",
            "4:1: \"concurrency\" must be a whole number, 1 or more, not 0"),
        Arguments.of(
            "limits.queue = -1", "4:1: \"queue\" must be a whole number, 0 or more, not -1"),
        Arguments.of(
            "limits.memry = 1",
            "4:1: unknown key \"memry\" in [functions.x.limits]; accepted: memory, stack, time,"
                + " cpu_time, fuel, request_size, response_size, concurrency, queue; did you mean"
                + " memory?"),
        Arguments.of(
            "\"a\\nb\" = 2020-01-01",
            "4:1: unknown key \"a\\nb\" in [functions.x]; accepted: module, sha256, interface,"
                + " routes, route, environment, secrets, directories, allowed_imports,"
                + " allowed_hosts, allow_private_addresses, limits"));
  }

  @ParameterizedTest
  @MethodSource({"functions", "limits"})
  void ofFunctions(String line, String expected) {
    String text = "[functions.x]\nmodule = \"hello.wasm\"\nroute = \"/\"\n" + line + "\n";
    assertEquals("functions.toml:" + expected, mistakes(text));
  }

  @Test
  void aFileThatIsNotThere() {
    Path file = folder.resolve("x.toml");
    ConfigException e =
        assertThrows(ConfigException.class, () -> ConfigReader.read(file, Map.of()));
    assertEquals(file + ": there is no such file", e.getMessage());
  }

  @Test
  void aFileThatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("x.toml"), new byte[] {'#', '\n', ' ', (byte) 0xFF});
    ConfigException e =
        assertThrows(ConfigException.class, () -> ConfigReader.read(file, Map.of()));
    assertEquals(file + ":2: not UTF-8", e.getMessage());
  }

  @Test
  void aFileWithoutEnd() {
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> ConfigReader.read(Path.of("/dev/zero"), Map.of()));
    assertEquals("/dev/zero: larger than 4 MB", e.getMessage());
  }

  @Test
  void tooDeep() {
    assertEquals(
        "functions.toml:1:1: values are nested too deeply", mistakes("a = " + "[".repeat(200_000)));
  }

  @Test
  void linesOfADotenvFileAreNeverShown() throws IOException {
    Files.writeString(
        folder.resolve(".env"), "A=1\nhidden\nB=\"hidden\n export C = 'hid' den\n#\n\nD\n");
    String text =
        """
        dotenv = ".env"
        [functions.x]
        module = "hello.wasm"
        route = "/"
        secrets = ["A", "B"]
        """;
    String said = mistakes(text);
    assertEquals(
        """
        functions.toml:5:17: secret "B": the variable "B" is not in the environment and not in .env
        .env:2: a line must be NAME=VALUE, a comment behind #, or empty
        .env:3: the quote that the value begins with is not closed on the line
        .env:4: something stands behind the closing quote
        .env:7: a line must be NAME=VALUE, a comment behind #, or empty\
        """,
        said);
    assertFalse(said.contains("hid"));
  }
}
