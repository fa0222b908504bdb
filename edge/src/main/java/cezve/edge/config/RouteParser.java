package cezve.edge.config;

import cezve.edge.document.Node;
import cezve.edge.document.Place;
import cezve.edge.document.Problems;
import cezve.edge.document.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the routes of all functions of a service, of which no two may be the same. */
final class RouteParser {
  private static final String FORM =
      "; a route is a path such as /users/{name} or /files/*, with methods such as GET,POST and a"
          + " space before it, or without";
  private static final String ANY_METHOD = "any method";
  private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]*");
  private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_-]*}");
  private static final Pattern LITERAL = Pattern.compile("[^\\s\\p{Cntrl}{}*%?#\\\\]+");

  private final Problems problems;
  private final Map<String, Owner> owners = new HashMap<>();

  private record Owner(String function, Place place) {}

  RouteParser(Problems problems) {
    this.problems = problems;
  }

  /** The routes of a function that are right. */
  List<Route> parse(String function, List<Node.Text> texts) {
    List<Route> routes = new ArrayList<>();
    for (Node.Text text : texts) {
      Route route = parse(text);
      if (route != null) {
        claim(function, text.place(), route);
        routes.add(route);
      }
    }
    return routes;
  }

  private @Nullable Route parse(Node.Text text) {
    String value = text.value();
    int space = value.indexOf(' ');
    String path = value.substring(space + 1);
    Set<String> methods = space < 0 ? Set.of() : methods(value.substring(0, space));
    String wrong =
        methods == null ? "methods are words in capital letters with commas between" : wrong(path);
    if (methods == null || wrong != null) {
      problems.add(text.place(), "route " + Words.quote(value) + ": " + wrong + FORM);
      return null;
    }
    return new Route(methods, path);
  }

  private static @Nullable Set<String> methods(String list) {
    Set<String> methods = new LinkedHashSet<>();
    for (String method : List.of(list.split(",", -1))) {
      if (!METHOD.matcher(method).matches()) {
        return null;
      }
      methods.add(method);
    }
    return methods;
  }

  /** What is wrong with a pattern of paths, or null. */
  private static @Nullable String wrong(String path) {
    if (!path.startsWith("/")) {
      return "the path must begin with /";
    }
    if (path.equals("/")) {
      return null;
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    Set<String> parameters = new HashSet<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean isRest = segment.equals("*") && i == segments.size() - 1;
      boolean isParameter = PARAMETER.matcher(segment).matches();
      if (isParameter && !parameters.add(segment)) {
        return "the parameter " + segment + " is there twice";
      }
      if (!isRest && !isParameter) {
        String wrong = wrongLiteral(segment);
        if (wrong != null) {
          return wrong;
        }
      }
    }
    return null;
  }

  private static @Nullable String wrongLiteral(String segment) {
    if (segment.isEmpty()) {
      return "a segment of the path is empty";
    }
    if (segment.equals(".") || segment.equals("..")) {
      return "paths of requests have no segment " + segment;
    }
    if (segment.indexOf('*') >= 0) {
      return "* must be all of the last segment";
    }
    if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
      return "braces must be around a name that is all of a segment";
    }
    return LITERAL.matcher(segment).matches()
        ? null
        : "a segment has a space, ?, #, %, \\ or a control character";
  }

  /** Remembers whose a route is. Any method and a certain one do not exclude each other. */
  private void claim(String function, Place place, Route route) {
    String shape = PARAMETER.matcher(route.path()).replaceAll("{}");
    Set<String> methods = route.methods().isEmpty() ? Set.of(ANY_METHOD) : route.methods();
    for (String method : methods) {
      Owner other = owners.putIfAbsent(method + " " + shape, new Owner(function, place));
      if (other != null) {
        String by =
            other.function().equals(function)
                ? "this function has it already, at line "
                : "function " + other.function() + " has it, at line ";
        problems.add(
            place, "route " + Words.quote(route.toString()) + ": " + by + other.place().line());
        return;
      }
    }
  }
}
