package cezve.edge.guest;

import cezve.edge.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a guest has left that is done: how it ended, and what of its response is not sent yet. */
public final class Answer {
  private final CallResult result;
  private final @Nullable ResponseBuffer response;

  Answer(CallResult result, @Nullable ResponseBuffer response) {
    this.result = result;
    this.response = response;
  }

  /** Of a call that has no response. */
  public static Answer none(CallResult result) {
    return new Answer(result, null);
  }

  /** Sends what is left, if the guest has answered; to be called once, by the request's thread. */
  public CallResult send() {
    if (response == null || result.outcome() != Outcome.ANSWERED) {
      return result;
    }
    try {
      response.finish();
      return result;
    } catch (IOException | RuntimeException e) {
      return result.unsent(String.valueOf(e.getMessage()));
    }
  }
}
