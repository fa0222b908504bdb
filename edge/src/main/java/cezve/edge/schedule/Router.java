package cezve.edge.schedule;

import cezve.edge.config.FunctionConfig;
import cezve.edge.config.Route;
import cezve.edge.guest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the function that answers a request. Of several routes that fit, the one whose first
 * segment that differs is more particular wins: a text before a parameter before a star.
 */
public final class Router {
  private static final String REST = "*";

  private final Node root = new Node();

  /** What a path has led to. */
  public sealed interface Match {
    /** A route. */
    record Found(String function, String route, Map<String, String> parameters) implements Match {}

    /** Routes, but for other methods. */
    record WrongMethod(Set<String> allowed) implements Match {}

    /** Nothing. */
    record NotFound() implements Match {}
  }

  private static final class Node {
    private final Map<String, Node> texts = new LinkedHashMap<>();
    private final List<Target> here = new ArrayList<>();
    private final List<Target> below = new ArrayList<>();
    private @Nullable Node parameter;
  }

  private record Target(String function, Route route, List<String> names) {}

  /** Leads to some functions. */
  public Router(List<FunctionConfig> functions) {
    for (FunctionConfig function : functions) {
      for (Route route : function.routes()) {
        add(function.name(), route);
      }
    }
  }

  private void add(String function, Route route) {
    List<String> names = new ArrayList<>();
    Node node = root;
    List<String> segments = segments(route.path());
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.equals(REST) && i == segments.size() - 1) {
        node.below.add(new Target(function, route, names));
        return;
      }
      if (segment.startsWith("{") && segment.endsWith("}")) {
        names.add(segment.substring(1, segment.length() - 1));
        if (node.parameter == null) {
          node.parameter = new Node();
        }
        node = node.parameter;
      } else {
        node = node.texts.computeIfAbsent(segment, _ -> new Node());
      }
    }
    node.here.add(new Target(function, route, names));
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
    if (path.length() > 1) {
      segments.add(path.substring(from));
    }
    return segments;
  }

  /** Where a request leads, whose path is as the client sent it. */
  public Match find(String method, String path) {
    List<String> segments = segments(path);
    Set<String> allowed = new TreeSet<>();
    Match found = find(root, segments, 0, new ArrayList<>(), method, allowed);
    if (found != null) {
      return found;
    }
    return allowed.isEmpty() ? new Match.NotFound() : new Match.WrongMethod(allowed);
  }

  private static @Nullable Match find(
      Node node,
      List<String> segments,
      int at,
      List<String> values,
      String method,
      Set<String> allowed) {
    if (at == segments.size()) {
      Match here = choose(node.here, values, method, allowed);
      return here == null ? choose(node.below, values, method, allowed) : here;
    }
    String segment = segments.get(at);
    Node text = node.texts.get(Request.decoded(segment));
    Match found = text == null ? null : find(text, segments, at + 1, values, method, allowed);
    Node parameter = node.parameter;
    if (found == null && parameter != null && !segment.isEmpty()) {
      values.add(Request.decoded(segment));
      found = find(parameter, segments, at + 1, values, method, allowed);
      values.removeLast();
    }
    return found == null ? choose(node.below, values, method, allowed) : found;
  }

  private static @Nullable Match choose(
      List<Target> targets, List<String> values, String method, Set<String> allowed) {
    for (Target target : targets) {
      Set<String> methods = target.route.methods();
      if (methods.isEmpty() || methods.contains(method) || isHead(method, methods)) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < target.names.size(); i++) {
          parameters.put(target.names.get(i), values.get(i));
        }
        return new Match.Found(target.function, target.route.path(), parameters);
      }
      allowed.addAll(methods);
    }
    return null;
  }

  /** Whoever answers GET answers HEAD as well, without a body. */
  private static boolean isHead(String method, Set<String> methods) {
    return method.equals("HEAD") && methods.contains("GET");
  }
}
