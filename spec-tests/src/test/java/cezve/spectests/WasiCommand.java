package cezve.spectests;

import cezve.runtime.Engine;
import cezve.runtime.FuncInstance;
import cezve.runtime.Linker;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.Values;
import cezve.validator.ValidModule;
import cezve.wasi.ProcExit;
import cezve.wasi.Wasi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A module that is run as a program. */
public final class WasiCommand {
  private WasiCommand() {}

  /** Runs a program to its end and closes what it was given; its exit status. */
  public static int run(Engine engine, ValidModule module, Wasi wasi) {
    try (wasi) {
      Linker linker = new Linker().addSource(wasi);
      start(linker.instantiate(new Store(), module, engine.load(module)));
      return 0;
    } catch (ProcExit e) {
      return e.exitCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls {@code _start}. */
  public static void start(ModuleInstance instance) {
    if (!(instance.export("_start") instanceof FuncInstance start)) {
      throw new AssertionError("there is no function _start");
    }
    Values.invoke(start, List.of());
  }
}
