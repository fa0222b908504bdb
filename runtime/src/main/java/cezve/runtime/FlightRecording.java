package cezve.runtime;

import jdk.jfr.FlightRecorder;

/** Whether JFR, the flight recorder of the JDK, is to be told anything. */
public final class FlightRecording {
  private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private FlightRecording() {}

  /**
   * Whether JFR is in use. To find out loads one of its classes; an event would load a hundred. The
   * JDK's module jdk.jfr may be absent.
   */
  public static boolean isInUse() {
    return PRESENT && FlightRecorder.isInitialized();
  }
}
