package cezve.script;

import cezve.model.error.WasmException;
import cezve.model.type.ExternType;
import cezve.model.type.MemType;
import cezve.runtime.Extern;
import cezve.runtime.Imports;
import cezve.runtime.Linker;
import cezve.runtime.LoadedModule;
import cezve.runtime.MemoryInstance;
import cezve.runtime.ModuleInstance;
import cezve.runtime.Store;
import cezve.runtime.StoreLimits;
import cezve.text.script.Action;
import cezve.text.script.Assertion;
import cezve.text.script.Command;
import cezve.text.script.ModuleSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands of one thread know: a store, and what has names in it. */
final class Session implements Imports {
  private final ScriptRunner runner;
  private final FrontEnd frontEnd;
  private final Store store;
  private final Linker linker = new Linker().addSource(this);
  private final Spectest spectest;
  private final Map<String, ModuleInstance> registered = new HashMap<>();
  private final Named<LoadedModule> modules = new Named<>("module");
  private final Named<ModuleInstance> instances = new Named<>("module instance");
  private final Named<Task> threads = new Named<>("thread");
  private final Assertions assertions;

  Session(ScriptRunner runner) {
    this.runner = runner;
    this.store = new Store(StoreLimits.DEFAULT, runner.interruption());
    this.frontEnd = runner.frontEnd();
    this.spectest = new Spectest(runner.printed());
    this.assertions = new Assertions(this, frontEnd);
  }

  @Override
  public @Nullable Extern find(String module, String name, ExternType type) {
    ModuleInstance instance = registered.get(module);
    if (instance != null) {
      return instance.export(name);
    }
    return module.equals(Spectest.NAME) ? spectest.export(name) : null;
  }

  /** Executes one command of a task. */
  void execute(Command command, Task task) throws CommandFailure {
    try {
      perform(command, task);
    } catch (WasmException e) {
      throw CommandFailure.unexpected(e);
    }
  }

  private void perform(Command command, Task task) throws CommandFailure {
    switch (command) {
      case Command.Define(var position, String module, ModuleSource source) -> {
        modules.announce(module, position);
        modules.put(module, frontEnd.load(source));
      }
      case Command.DefineAndInstantiate(var position, String name, ModuleSource source) -> {
        modules.announce(name, position);
        instances.announce(name, position);
        LoadedModule module = frontEnd.load(source);
        modules.put(name, module);
        instances.put(name, instantiate(module));
      }
      case Command.Instantiate(var position, String instance, String module) -> {
        instances.announce(instance, position);
        instances.put(instance, instantiate(modules.get(module)));
      }
      case Command.Register(_, String as, String instance) ->
          registered.put(as, instances.get(instance));
      case Command.SpawnThread thread -> spawn(thread, task);
      case Command.Wait(_, String thread) -> threads.get(thread).checkPassed();
      case Action action -> perform(action);
      case Assertion assertion -> assertions.check(assertion);
    }
  }

  /** Performs an action on the instance it names. */
  List<Result> perform(Action action) throws CommandFailure {
    return Actions.perform(action, instances.get(action.instance()));
  }

  /** A module that was defined, by its name or null. */
  LoadedModule module(@Nullable String name) throws CommandFailure {
    return modules.get(name);
  }

  /** Makes an instance that has no name yet. */
  ModuleInstance instantiate(LoadedModule module) {
    return linker.instantiate(store, module.valid(), module.code());
  }

  private void spawn(Command.SpawnThread thread, Task task) throws CommandFailure {
    threads.announce(thread.name(), thread.position());
    Session own = new Session(runner);
    for (String name : thread.shared()) {
      ModuleInstance instance = instances.get(name);
      checkSharable(name, instance);
      own.instances.put(name, instance);
    }
    threads.put(thread.name(), task.spawn(thread, own));
  }

  private static void checkSharable(String name, ModuleInstance instance) throws CommandFailure {
    for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
      if (!(export.getValue() instanceof MemoryInstance memory)
          || memory.type().sharing() != MemType.Sharing.SHARED) {
        throw new CommandFailure(
            "$"
                + name
                + " cannot be shared: its export \""
                + export.getKey()
                + "\" is not a shared memory");
      }
    }
  }
}
