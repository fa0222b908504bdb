package cezve.edge.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cezve.edge.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

@CezveFunctions("src/test/resources/cezve/edge/testing/functions.toml")
final class FunctionTesterTest {

  @Test
  void aRouteLeadsToAFunction(FunctionTester tester) throws Exception {
    TestResponse response = tester.get("/guest/hello?x=1").send();
    assertEquals("guest", response.function());
    assertEquals(200, response.status());
    assertEquals(Outcome.ANSWERED, response.outcome());
    assertNull(response.detail());
    assertEquals("hello\n", response.text());
    assertEquals("text/plain", response.header("Content-Type"));
    assertNull(response.header("X-None"));
  }

  @Test
  void orToNone(FunctionTester tester) throws Exception {
    assertEquals(Outcome.NO_ROUTE, tester.get("/nowhere").send().outcome());
    TestResponse response = tester.get("/only").send();
    assertEquals(Outcome.METHOD, response.outcome());
    assertEquals(405, response.status());
    assertEquals("PUT", response.header("Allow"));
    assertNull(response.function());
  }

  @Test
  void aFunctionCanBeCalledByName(FunctionTester tester) throws Exception {
    TestResponse response = tester.get("/").to("other").send();
    assertEquals("other", response.function());
    assertEquals(404, response.status());
    assertThrows(IllegalArgumentException.class, () -> tester.get("/").to("none").send());
  }

  @Test
  void bodiesGoBothWays(FunctionTester tester) throws Exception {
    byte[] bytes = new byte[200_000];
    bytes[1] = -1;
    TestResponse response = tester.post("/guest/echo").body(bytes).send();
    assertArrayEquals(bytes, response.body());
    assertEquals("ä", tester.post("/guest/echo").body("ä").send().text());
  }

  @Test
  void whatGoesWrongIsTold(FunctionTester tester) throws Exception {
    TestResponse response = tester.get("/guest/trap").send();
    assertEquals(Outcome.TRAP, response.outcome());
    assertEquals(500, response.status());
    assertEquals("unreachable", String.valueOf(response.detail()).lines().findFirst().orElse(""));
  }

  @Test
  void stateIsKeptFromRequestToRequest(FunctionTester tester) throws Exception {
    tester.setState("guest", "visits", "6".getBytes(UTF_8));
    assertEquals("7", tester.get("/guest/visits").send().text());
    assertEquals("8", tester.get("/guest/visits").send().text());
    assertEquals("1", tester.get("/other/visits").send().text());
    assertArrayEquals("8".getBytes(UTF_8), tester.state("guest", "visits"));
  }

  @Test
  void butNotFromTestToTest(FunctionTester tester) throws Exception {
    assertNull(tester.state("guest", "visits"));
    assertEquals("1", tester.get("/guest/visits").send().text());
  }

  @Test
  void logsAreKept(FunctionTester tester) throws Exception {
    assertEquals(List.of("INFO grüezi"), tester.get("/guest/greeting").send().log());
    assertEquals(List.of(), tester.get("/guest/hello").send().log());
  }

  private static TestRequest other(FunctionTester tester, String url) {
    return tester.get("/guest/other").header("x-other", url);
  }

  @Test
  void stubsStandForOtherServers(FunctionTester tester) throws Exception {
    tester.stub("https://api.example.com/*").status(404);
    tester.stub("https://api.example.com/a*c?x=(1)").status(201).body("stub");
    tester.stub("https://api.example.com/abc*").method("POST");
    TestResponse response = other(tester, "https://api.example.com/abc?x=(1)").send();
    assertEquals(201, response.status());
    assertEquals("stub", response.text());
    assertEquals(404, other(tester, "https://api.example.com/abcd").send().status());
  }

  @Test
  void whatNoStubAnswersIsTold(FunctionTester tester) throws Exception {
    tester.stub("https://api.example.com/a");
    TestResponse response = other(tester, "https://api.example.com/ab").send();
    assertEquals(502, response.status());
    assertEquals(List.of("GET https://api.example.com/ab"), response.unanswered());
  }

  @Test
  void hostsHaveToBeAllowedAllTheSame(FunctionTester tester) throws Exception {
    tester.stub("*");
    TestResponse response = other(tester, "https://example.com/").send();
    assertEquals(Outcome.HOST, response.outcome());
  }
}
