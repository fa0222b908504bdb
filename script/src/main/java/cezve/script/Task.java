package cezve.script;

import cezve.model.error.Position;
import cezve.runtime.StoreLimits;
import cezve.text.script.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A script, or a {@code thread} of one: commands that are executed on a thread of their own. */
final class Task {
  private final List<Command> commands;
  private final Session session;
  private final Deadline deadline;
  private final Thread thread;

  // Written by the task's own thread and read by whoever waits for it.
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<Position.Text, Task> spawned = new HashMap<>();
  private boolean abandoned;

  private Task(List<Command> commands, Session session, Deadline deadline) {
    this.commands = commands;
    this.session = session;
    this.deadline = deadline;
    this.thread = new Thread(null, this::execute, "script", StoreLimits.STACK_BYTES);
    thread.setDaemon(true);
  }

  /** Starts to execute commands in a session of their own. */
  static Task start(List<Command> commands, Session session, Deadline deadline) {
    Task task = new Task(commands, session, deadline);
    task.thread.start();
    return task;
  }

  /** Starts a thread of this task's script. */
  Task spawn(Command.SpawnThread command, Session own) {
    Task task = start(command.commands(), own, deadline);
    synchronized (this) {
      spawned.put(command.position(), task);
    }
    return task;
  }

  /**
   * Waits for the task and all that it has spawned. One that has not ended by the deadline is
   * interrupted and left alone.
   */
  void await() {
    boolean ended = deadline.join(thread);
    List<Task> others;
    synchronized (this) {
      abandoned = !ended;
      others = List.copyOf(spawned.values());
    }
    if (!ended) {
      thread.interrupt();
    }
    for (Task other : others) {
      other.await();
    }
  }

  /** Waits for the task, which must have passed. */
  void checkPassed() throws CommandFailure {
    await();
    for (Outcome outcome : outcomes()) {
      if (outcome instanceof Outcome.Failed(Command command, String reason)) {
        throw new CommandFailure("at " + command.position() + ": " + reason);
      }
    }
  }

  /** One outcome for each command, those of spawned threads included, in the script's order. */
  synchronized List<Outcome> outcomes() {
    List<Outcome> all = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      all.add(outcome(i));
      if (command instanceof Command.SpawnThread thread) {
        Task task = spawned.get(thread.position());
        if (task == null) {
          notReached(thread, all);
        } else {
          all.addAll(task.outcomes());
        }
      }
    }
    return all;
  }

  private Outcome outcome(int index) {
    if (index < outcomes.size()) {
      return outcomes.get(index);
    }
    Command command = commands.get(index);
    return index == outcomes.size()
        ? new Outcome.Failed(command, "it has not ended " + deadline)
        : new Outcome.Failed(command, "it was not reached " + deadline);
  }

  private static void notReached(Command.SpawnThread thread, List<Outcome> all) {
    for (Command command : thread.commands()) {
      all.add(new Outcome.Failed(command, "its thread was not started"));
      if (command instanceof Command.SpawnThread inner) {
        notReached(inner, all);
      }
    }
  }

  private void execute() {
    for (Command command : commands) {
      Outcome outcome = execute(command);
      synchronized (this) {
        if (abandoned) {
          return;
        }
        outcomes.add(outcome);
      }
    }
  }

  private Outcome execute(Command command) {
    try {
      session.execute(command, this);
      return new Outcome.Passed(command);
    } catch (CommandFailure e) {
      return new Outcome.Failed(command, e.reason());
    } catch (Throwable e) {
      return new Outcome.Failed(command, CommandFailure.internal(e).reason());
    }
  }
}
