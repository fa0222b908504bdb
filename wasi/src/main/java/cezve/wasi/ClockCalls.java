package cezve.wasi;

/** Clocks. */
final class ClockCalls {
  private final WasiClocks clocks;

  ClockCalls(WasiClocks clocks) {
    this.clocks = clocks;
  }

  /** {@code clock_res_get(id, resolution)}. */
  void resGet(Call call) throws ErrnoException {
    ClockId.of(call.i32(0));
    call.memory().store64(call.address(1), clocks.resolution());
  }

  /** {@code clock_time_get(id, precision, time)}: as precise as can be, whatever was asked for. */
  void timeGet(Call call) throws ErrnoException {
    call.memory().store64(call.address(2), ClockId.of(call.i32(0)).now(clocks));
  }
}
