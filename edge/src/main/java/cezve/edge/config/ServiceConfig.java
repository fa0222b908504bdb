package cezve.edge.config;

import java.util.List;

/**
 * A service: some functions behind one address.
 *
 * @param name what logs and metrics call it
 * @param listen where it listens
 * @param state where its functions keep what outlives a request
 * @param functions the functions, in the order of the file
 */
public record ServiceConfig(
    String name, ListenAddress listen, StateConfig state, List<FunctionConfig> functions) {}
