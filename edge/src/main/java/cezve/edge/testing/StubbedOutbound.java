package cezve.edge.testing;

import cezve.edge.config.AllowedHosts;
import cezve.edge.guest.DeniedHostException;
import cezve.edge.guest.Outbound;
import cezve.edge.outbound.HttpOutbound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends nothing anywhere: stubs answer. */
final class StubbedOutbound implements Outbound {
  private final List<Stub> stubs = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();

  synchronized void add(Stub stub) {
    stubs.add(stub);
  }

  /** The requests for which there is no stub, since this was last asked. */
  synchronized List<String> takeUnanswered() {
    List<String> taken = List.copyOf(unanswered);
    unanswered.clear();
    return taken;
  }

  @Override
  public synchronized Response send(Message request, AllowedHosts allowed)
      throws IOException, DeniedHostException {
    HttpOutbound.requireAllowed(request.uri(), allowed);
    for (Stub stub : stubs.reversed()) {
      if (stub.answers(request.method(), request.uri())) {
        return stub.response();
      }
    }
    String what = request.method() + " " + request.uri();
    unanswered.add(what);
    throw new IOException("no stub answers " + what);
  }
}
