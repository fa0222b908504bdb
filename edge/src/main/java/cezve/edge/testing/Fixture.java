package cezve.edge.testing;

import cezve.edge.document.Place;
import cezve.edge.guest.Headers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what a function has to make of it.
 *
 * @param file where it is written
 * @param place where in the file
 * @param function that has to be reached, or null for any
 * @param target path and query; null to call the function whatever its routes are
 * @param stubs in the order in which they are tried
 * @param state by functions and keys, what is kept at first
 */
record Fixture(
    String file,
    Place place,
    String name,
    @Nullable String function,
    String method,
    @Nullable String target,
    Headers headers,
    Content body,
    List<Answer> stubs,
    Map<String, Map<String, Content>> state,
    Expectation expected) {

  /** What another server answers. */
  record Answer(
      String url, @Nullable String method, int status, Headers headers, Content body) {}
}
