package cezve.edge.config;

import java.util.Set;

/**
 * Which requests a function answers.
 *
 * @param methods the methods, in capital letters; any, if there are none
 * @param path a pattern as of {@code /users/{name}/*}: a segment in braces stands for any one
 *     segment and names a parameter, and a last segment {@code *} for all that may follow
 */
public record Route(Set<String> methods, String path) {}
