package cezve.wasi;

import java.util.ArrayList;
import java.util.List;

/** An array of subscriptions in a guest's memory. */
final class Subscriptions {
  /** What happened to a subscription. */
  record Event(long userdata, Errno error, int type, long bytes, int flags) {}

  private final Guest guest;
  private final int array;
  private int count;

  Subscriptions(Guest guest) {
    this.guest = guest;
    this.array = guest.allocate(48 * 8);
  }

  private long add(long userdata, EventType type) {
    long at = array + 48L * count++;
    guest.memory().store64(at, userdata);
    guest.memory().store8(at + 8, (byte) type.code());
    return at;
  }

  Subscriptions clock(long userdata, int id, long timeout, int flags) {
    long at = add(userdata, EventType.CLOCK);
    guest.memory().store32(at + 16, id);
    guest.memory().store64(at + 24, timeout);
    guest.memory().store64(at + 32, 0);
    guest.memory().store16(at + 40, (short) flags);
    return this;
  }

  Subscriptions fd(long userdata, EventType type, int fd) {
    guest.memory().store32(add(userdata, type) + 16, fd);
    return this;
  }

  Errno tryPoll() {
    return guest.call("poll_oneoff", array, guest.allocate(32 * count), count, guest.allocate(4));
  }

  List<Event> poll() {
    int out = guest.allocate(32 * count);
    int result = guest.allocate(4);
    guest.ok("poll_oneoff", array, out, count, result);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < guest.memory().load32(result); i++) {
      long at = out + 32L * i;
      int code = guest.memory().load16(at + 8);
      Errno error = null;
      for (Errno errno : Errno.values()) {
        error = errno.code() == code ? errno : error;
      }
      if (error == null) {
        throw new AssertionError("no such error: " + code);
      }
      events.add(
          new Event(
              guest.memory().load64(at),
              error,
              guest.memory().load8(at + 10),
              guest.memory().load64(at + 16),
              guest.memory().load16(at + 24)));
    }
    return events;
  }
}
