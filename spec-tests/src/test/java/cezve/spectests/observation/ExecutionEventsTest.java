package cezve.spectests.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.ExhaustionException;
import cezve.model.error.TrapException;
import cezve.spectests.EngineVariant;
import cezve.spectests.GuestThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a flight recording says of execution. */
class ExecutionEventsTest {
  @TempDir Path folder;

  /** The events of this thread while something runs, with the settings that a recording has. */
  private List<RecordedEvent> recorded(Consumer<Recording> settings, Runnable action)
      throws IOException {
    Path file = folder.resolve("test.jfr");
    try (Recording recording = new Recording()) {
      settings.accept(recording);
      recording.start();
      action.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.hasField("module"))
        .filter(event -> "observed".equals(event.getString("module")))
        .filter(event -> !event.getEventType().getCategoryNames().contains("Compiler"))
        .toList();
  }

  private static List<String> names(List<RecordedEvent> events) {
    return events.stream().map(event -> event.getEventType().getName()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatHappensSeldomIsRecordedByDefault(EngineVariant variant) throws IOException {
    List<RecordedEvent> events =
        recorded(
            _ -> {},
            () -> {
              Observed observed = new Observed(variant, null);
              observed.call("grow");
              assertThrows(TrapException.class, () -> observed.call("nested"));
            });
    assertEquals(List.of("cezve.Instantiation", "cezve.Trap"), names(events));
    RecordedEvent instantiation = events.getFirst();
    assertEquals(1 << 16, instantiation.getLong("memoryBytes"));
    assertTrue(instantiation.getDuration().isPositive());
    RecordedEvent trap = events.getLast();
    assertEquals("integer divide by zero", trap.getString("trap"));
    assertTrue(trap.getString("message").startsWith("integer divide by zero"));
    assertTrue(trap.getString("trace").startsWith("divide ("), trap::toString);
    assertTrue(
        trap.getStackTrace().getFrames().stream()
            .anyMatch(frame -> frame.getMethod().getName().contains("whatHappensSeldom")),
        trap::toString);
  }

  @ParameterizedTest
  @EnumSource
  void callsAreRecordedIfTheyAreAskedFor(EngineVariant variant) throws IOException {
    List<RecordedEvent> events =
        recorded(
            recording -> recording.enable("cezve.Call").withoutThreshold(),
            () -> {
              Observed observed = new Observed(variant, null);
              observed.call("grow");
              assertThrows(TrapException.class, () -> observed.call("divide", 1, 0));
            });
    List<RecordedEvent> calls =
        events.stream()
            .filter(event -> event.getEventType().getName().equals("cezve.Call"))
            .toList();
    assertEquals(2, calls.size());
    assertNull(calls.getFirst().getString("failure"));
    assertTrue(calls.getFirst().getDuration().isPositive());
    assertEquals("divide", calls.getLast().getString("function"));
    assertTrue(calls.getLast().getString("failure").contains("integer divide by zero"));
  }

  @ParameterizedTest
  @EnumSource
  void shortCallsAreLeftOutIfThereIsAThreshold(EngineVariant variant) throws IOException {
    List<RecordedEvent> events =
        recorded(
            recording -> recording.enable("cezve.Call").withThreshold(Duration.ofHours(1)),
            () -> new Observed(variant, null).call("grow"));
    assertEquals(List.of("cezve.Instantiation"), names(events));
  }

  @ParameterizedTest
  @EnumSource
  void limitsAreRecorded(EngineVariant variant) throws IOException {
    List<RecordedEvent> events =
        recorded(
            _ -> {},
            () -> {
              Observed observed = new Observed(variant, null);
              GuestThread guest =
                  GuestThread.start(() ->
                      assertThrows(ExhaustionException.class, () -> observed.call("endless")));
              assertTrue(joins(guest));
            });
    // A recording has the events of one thread after those of another.
    List<RecordedEvent> limits =
        events.stream()
            .filter(event -> event.getEventType().getName().equals("cezve.LimitHit"))
            .toList();
    assertEquals(1, limits.size(), events::toString);
    RecordedEvent limit = limits.getFirst();
    assertEquals("ExhaustionException", limit.getString("limit"));
    assertTrue(limit.getString("trace").contains("more frames"), limit::toString);
  }

  private static boolean joins(GuestThread guest) {
    try {
      guest.join();
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
