package cezve.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.Outcome;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.Preopen;
import cezve.edge.monitor.CallReport;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands in WebAssembly that answer as CGI programs do. */
class CgiTest {
  private static final Path PROGRAM =
      Path.of("src", "test", "resources", "cezve", "edge", "http", "cgi", "cgi.wasm")
          .toAbsolutePath();

  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(directory.resolve("file.txt"), "from a file\n");
    FunctionConfig config = TestServer.function("cgi", PROGRAM, "/cgi/{name}/*", TestServer.LIMITS);
    server =
        new TestServer(
            new FunctionConfig(
                config.name(),
                config.module(),
                config.guestInterface(),
                config.routes(),
                config.environment(),
                config.secrets(),
                List.of(new Preopen(directory, "/data", Preopen.Access.READ)),
                config.allowedImports(),
                config.allowedHosts(),
                config.limits()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theRequestIsInItsEnvironment() throws Exception {
    HttpResponse<String> response =
        server.send(
            "/cgi/one/more%20path?a=1&b=2",
            request -> request.header("X-Test", "yes").header("Proxy", "http://bad"));

    assertEquals(200, response.statusCode());
    assertEquals(
        """
        REQUEST_METHOD=GET
        SCRIPT_NAME=/cgi
        PATH_INFO=/one/more path
        QUERY_STRING=a=1&b=2
        CONTENT_TYPE=
        CONTENT_LENGTH=0
        SERVER_PROTOCOL=HTTP/1.1
        REMOTE_ADDR=127.0.0.1
        HTTP_X_TEST=yes
        X_MATCHED_ROUTE=/cgi/{name}/*
        GREETING=grüezi
        HTTP_PROXY=(none)
        arguments=1 cgi
        """,
        response.body());
    assertEquals(List.of("a=1", "b=2"), response.headers().allValues("set-cookie"));
    assertEquals(Outcome.ANSWERED, server.monitor().nextReport().outcome());
    assertTrue(server.monitor().logs().contains("cgi WARN served"));
  }

  @Test
  void theBodyIsItsInput() throws Exception {
    String text = "0123456789".repeat(30_000);
    HttpResponse<String> response =
        server.post("/cgi/x/?echo", text.getBytes(StandardCharsets.UTF_8));

    assertEquals(201, response.statusCode());
    assertEquals(text, response.body());
  }

  @Test
  void itSeesItsDirectoriesAsItMay() throws Exception {
    assertEquals("from a file\nread-only\n", server.get("/cgi/x/?file").body());
  }

  @Test
  void aLocationIsARedirection() throws Exception {
    HttpResponse<String> response = server.get("/cgi/x/?location");

    assertEquals(302, response.statusCode());
    assertEquals("/elsewhere", response.headers().firstValue("location").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit    | the program has ended with status 3
          nothing | the program's output is no response: it has written nothing
          garbage | the program's output is no response: it does not begin with headers and an empty line
          """)
  void whatIsNoAnswerIsABadGateway(String query, String detail) throws Exception {
    HttpResponse<String> response = server.get("/cgi/x/?" + query);

    assertEquals(502, response.statusCode());
    CallReport report = server.monitor().nextReport();
    assertEquals(Outcome.EXIT, report.outcome());
    assertEquals(detail, report.detail());
  }
}
