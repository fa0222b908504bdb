package cezve.edge.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.edge.config.AllowedHosts;
import cezve.edge.config.AllowedHosts.PrivateAddresses;
import cezve.edge.config.FunctionConfig;
import cezve.edge.config.FunctionLimits;
import cezve.edge.config.ModuleSource;
import cezve.edge.config.Route;
import cezve.edge.config.Secrets;
import cezve.edge.schedule.Router.Match;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private final Router router =
      router(
          "home: /",
          "users: GET /users",
          "user: GET,DELETE /users/{id}",
          "me: GET /users/me",
          "create: POST /users",
          "post: /users/{id}/posts/{post}",
          "files: /files/*",
          "readme: /files/readme",
          "rest: PUT /*");

  private static Router router(String... lines) {
    List<FunctionConfig> functions = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      String[] words = line.substring(colon + 2).split(" ", -1);
      Set<String> methods = words.length == 1 ? Set.of() : Set.of(words[0].split(",", -1));
      functions.add(
          function(line.substring(0, colon), new Route(methods, words[words.length - 1])));
    }
    return new Router(functions);
  }

  private static FunctionConfig function(String name, Route route) {
    return new FunctionConfig(
        name,
        new ModuleSource.File(Path.of("none"), null),
        null,
        List.of(route),
        Map.of(),
        new Secrets(Map.of()),
        List.of(),
        null,
        new AllowedHosts(List.of(), PrivateAddresses.REFUSED),
        FunctionLimits.DEFAULT);
  }

  private String find(String method, String path) {
    return switch (router.find(method, path)) {
      case Match.Found(String function, _, var parameters) ->
          parameters.isEmpty() ? function : function + " " + parameters;
      case Match.WrongMethod(var allowed) -> "wrong method, not " + new TreeSet<>(allowed);
      case Match.NotFound() -> "not found";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /                     | home
          GET    | /users                | users
          HEAD   | /users                | users
          POST   | /users                | create
          DELETE | /users                | wrong method, not [GET, POST, PUT]
          GET    | /users/7              | user {id=7}
          GET    | /users/me             | me
          DELETE | /users/me             | user {id=me}
          GET    | /users/               | wrong method, not [PUT]
          GET    | /users/a%2Fb          | user {id=a/b}
          GET    | /users/gr%C3%BCezi+x  | user {id=grüezi+x}
          GET    | /users/%zz            | user {id=%zz}
          GET    | /users/7/posts/8      | post {id=7, post=8}
          GET    | /users/7/posts        | wrong method, not [PUT]
          PUT    | /users/7/posts        | rest
          GET    | /files                | files
          GET    | /files/a/b/c          | files
          GET    | /files/readme         | readme
          GET    | /files/readme/x       | files
          GET    | /f%69les/readme       | readme
          GET    | /nowhere              | wrong method, not [PUT]
          PUT    | /nowhere              | rest
          """)
  void finds(String method, String path, String expected) {
    assertEquals(expected, find(method, path));
  }

  @Test
  void nothingIsFoundWithoutRoutes() {
    assertEquals(new Match.NotFound(), router("a: /a").find("GET", "/b"));
  }
}
