package cezve.edge.monitor;

import cezve.edge.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that is over.
 *
 * @param id the request's
 * @param function the function's name; null if no route led to one
 * @param begun when it arrived
 * @param method of HTTP
 * @param target path and query, as the client sent them
 * @param remote the client's address
 * @param status of HTTP
 * @param detail of an outcome other than {@link Outcome#ANSWERED}: what exactly happened; may have
 *     several lines
 * @param waited how long it waited for its turn
 * @param duration from its arrival until all was answered
 * @param start how the instance came about; null if there was none
 * @param instantiation how long that took
 * @param memoryBytes the size of the instance's memories when it was done
 * @param fuel units that were used, or -1 if they were not counted
 */
public record CallReport(
    String id,
    @Nullable String function,
    Instant begun,
    String method,
    String target,
    String remote,
    int status,
    Outcome outcome,
    @Nullable String detail,
    long requestBytes,
    long responseBytes,
    Duration waited,
    Duration duration,
    @Nullable Start start,
    Duration instantiation,
    long memoryBytes,
    long fuel) {

  /** How an instance came about. */
  public enum Start {
    /** The module had to be loaded first. */
    COLD,
    /** The module was loaded, and a new instance was made. */
    NEW,
    /** An instance was there, which had been made as if new. */
    WARM
  }
}
