package cezve.edge.guest;

import cezve.Engine;
import cezve.edge.monitor.Monitor;
import cezve.edge.state.KeyValueStore;

/**
 * What the functions of a server have in common.
 *
 * @param engine what their modules are loaded with
 * @param state what they keep between requests
 * @param outbound by what they send requests to others
 * @param monitor who is told of them
 * @param threads what they run on
 * @param sources where their modules are read from
 */
public record Surroundings(
    Engine engine,
    KeyValueStore state,
    Outbound outbound,
    Monitor monitor,
    GuestThreads threads,
    ModuleSources sources) {}
