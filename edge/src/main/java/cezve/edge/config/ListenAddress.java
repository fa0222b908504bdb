package cezve.edge.config;

/**
 * Where a server listens.
 *
 * @param host the name or number of an interface of this machine
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {}
