package cezve.edge.guest;

import cezve.edge.Outcome;
import cezve.edge.monitor.CallReport.Start;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call of a function.
 *
 * @param detail what exactly happened, of an outcome other than {@link Outcome#ANSWERED}
 * @param status of HTTP that was sent, or is to be sent if nothing was
 * @param isSent whether the response was begun, so that no other can be sent
 * @param start how the instance came about; null if there was none
 * @param instantiation how long that took
 * @param memoryBytes the size of the instance's memories when it was done
 * @param fuel units that were used, or -1 if they were not counted
 */
public record CallResult(
    Outcome outcome,
    @Nullable String detail,
    int status,
    boolean isSent,
    long requestBytes,
    long responseBytes,
    @Nullable Start start,
    Duration instantiation,
    long memoryBytes,
    long fuel) {

  /** The same call, whose answer did not reach the client. */
  CallResult unsent(String why) {
    return new CallResult(
        Outcome.CLIENT,
        "the response could not be sent: " + why,
        status,
        true,
        requestBytes,
        responseBytes,
        start,
        instantiation,
        memoryBytes,
        fuel);
  }

  /** Of a call that did not get as far as to have an instance. */
  public static CallResult failed(Outcome outcome, @Nullable String detail) {
    return new CallResult(
        outcome, detail, outcome.status(), false, 0, 0, null, Duration.ZERO, 0, -1);
  }
}
