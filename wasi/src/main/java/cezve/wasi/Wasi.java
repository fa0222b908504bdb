package cezve.wasi;

import cezve.model.error.Trap;
import cezve.model.error.TrapException;
import cezve.model.type.DefType;
import cezve.model.type.ExternType;
import cezve.model.type.FuncType;
import cezve.runtime.Extern;
import cezve.runtime.HostFuncInstance;
import cezve.runtime.HostFunction;
import cezve.runtime.Imports;
import cezve.runtime.ModuleInstance;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one program sees of the outside, and the host functions by which it does.
 *
 * <p>By default a program has no arguments, variables and directories, reads an empty stream and
 * writes to nowhere; its clocks and random numbers are the host's.
 *
 * <p>The functions work on the memory that the calling instance exports as {@code memory}. A
 * program that ends by {@code proc_exit} throws {@link ProcExit}.
 */
public final class Wasi implements Imports, Closeable {
  private final ArgsCalls args;
  private final WasiClocks time;
  private final RandomGenerator generator;
  private final FdTable table;
  private final PollMonitor monitor = new PollMonitor();
  private final List<StreamOutput> outputs;
  private final WriteQuota quota;

  private Wasi(Builder builder) throws IOException {
    this.args = new ArgsCalls(builder.args, builder.env);
    this.time = builder.clocks;
    this.generator = builder.random == null ? new SystemRandom() : builder.random;
    this.quota = new WriteQuota(builder.maxBytesWritten);
    this.table = new FdTable(builder.maxOpenDescriptors);
    StreamOutput stdout = new StreamOutput(builder.stdout, builder.hostStdout);
    StreamOutput stderr = new StreamOutput(builder.stderr, builder.hostStderr);
    this.outputs = List.of(stdout, stderr);
    StreamInput stdin = new StreamInput(builder.stdin, builder.hostStdin, monitor, outputs);
    try {
      builder.requireRoom();
      table.add(new FdEntry(stdin, Rights.INPUT, Rights.NONE, null));
      table.add(new FdEntry(stdout, Rights.OUTPUT, Rights.NONE, null));
      table.add(new FdEntry(stderr, Rights.OUTPUT, Rights.NONE, null));
      for (Preopen preopen : builder.preopens) {
        table.addOrClose(preopen.open());
      }
      addListeners(builder.listeners);
    } catch (IOException | RuntimeException e) {
      table.close();
      for (ServerSocketChannel listener : builder.listeners) {
        listener.close();
      }
      throw e;
    }
  }

  private void addListeners(List<ServerSocketChannel> listeners) throws IOException {
    if (listeners.isEmpty()) {
      return;
    }
    Socket.Surroundings surroundings = new Socket.Surroundings(monitor, outputs);
    for (ServerSocketChannel listener : listeners) {
      if (listener.getLocalAddress() == null) {
        throw new IllegalArgumentException("a listening socket is not bound to an address");
      }
      table.add(new ListeningSocket(listener, surroundings).entry());
    }
  }

  /** Begins to describe what a program is to see. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether modules import WASI functions from a module of this name. */
  public static boolean isWasi(String module) {
    return snapshot(module) != null;
  }

  private static @Nullable Snapshot snapshot(String module) {
    for (Snapshot snapshot : Snapshot.values()) {
      if (snapshot.module().equals(module)) {
        return snapshot;
      }
    }
    return null;
  }

  /**
   * A function, made for this import.
   *
   * @param module {@code wasi_snapshot_preview1} or {@code wasi_unstable}
   * @return the function, or null if there is none of that name
   */
  public @Nullable HostFuncInstance function(String module, String name) {
    Snapshot snapshot = snapshot(module);
    WasiFunction function = snapshot == null ? null : WasiFunction.named(name);
    if (snapshot == null || function == null) {
      return null;
    }
    return HostFuncInstance.of(
        qualified(module, name), function.type(), new WasiCall(this, snapshot, function));
  }

  /**
   * What a module imports from WASI. A function that there is not is found too, with the type that
   * is asked for, and traps when it is called.
   */
  @Override
  public @Nullable Extern find(String module, String name, ExternType type) {
    HostFuncInstance function = function(module, name);
    return function == null ? unknown(module, name, type) : function;
  }

  /**
   * What modules import from WASI, for instances that run several programs one after the other:
   * each call is one of the program that there is at the time.
   *
   * @param program whose call it is; asked by the thread that calls
   */
  public static Imports of(Supplier<Wasi> program) {
    return (module, name, type) -> {
      Snapshot snapshot = snapshot(module);
      WasiFunction function = snapshot == null ? null : WasiFunction.named(name);
      if (snapshot == null || function == null) {
        return unknown(module, name, type);
      }
      return HostFuncInstance.of(
          qualified(module, name),
          function.type(),
          (caller, numbers, references) ->
              new WasiCall(program.get(), snapshot, function).call(caller, numbers, references));
    };
  }

  private static @Nullable Extern unknown(String module, String name, ExternType type) {
    return isWasi(module)
            && type instanceof ExternType.Func(DefType closed)
            && closed.expand() instanceof FuncType wanted
        ? unimplemented(module, name, wanted)
        : null;
  }

  /** A function that stands for an import that there is not, and traps when it is called. */
  public static HostFuncInstance unimplemented(String module, String name, FuncType type) {
    String qualified = qualified(module, name);
    return HostFuncInstance.of(qualified, type, new Unimplemented(qualified));
  }

  private static String qualified(String module, String name) {
    return module.concat(".").concat(name);
  }

  private record Unimplemented(String name) implements HostFunction {
    @Override
    public void call(
        @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references) {
      throw new TrapException(Trap.UNIMPLEMENTED_IMPORT, name);
    }
  }

  /**
   * Ends the program: flushes the streams, which stay open, and closes all files and sockets.
   *
   * @throws IOException if some output did not reach its destination
   */
  @Override
  public void close() throws IOException {
    try (monitor) {
      table.close();
    }
  }

  FdTable descriptors() {
    return table;
  }

  ArgsCalls args() {
    return args;
  }

  ClockCalls clocks() {
    return new ClockCalls(time);
  }

  RandomCalls random() {
    return new RandomCalls(generator);
  }

  FdCalls fds() {
    return new FdCalls(table, time, quota);
  }

  PathCalls paths() {
    return new PathCalls(table, time);
  }

  PollCalls poll() {
    return new PollCalls(table, time, monitor, outputs);
  }

  ProcCalls proc() {
    return new ProcCalls();
  }

  SockCalls sockets() {
    return new SockCalls(table, quota);
  }

  /** A directory to be opened for the program. */
  private record Preopen(Path host, String guest, Access access) {
    FdEntry open() throws IOException {
      return FdEntry.preopen(Directory.open(host, access), guest);
    }
  }

  /** Describes what a program is to see. */
  public static final class Builder {
    private static final int STREAMS = 3;
    private static final int DEFAULT_MAX_OPEN_DESCRIPTORS = 1 << 13;

    private final List<String> args = new ArrayList<>();
    private final List<String> env = new ArrayList<>();
    private final List<Preopen> preopens = new ArrayList<>();
    private InputStream stdin = InputStream.nullInputStream();
    private OutputStream stdout = OutputStream.nullOutputStream();
    private OutputStream stderr = OutputStream.nullOutputStream();
    private HostStream hostStdin = HostStream.NONE;
    private HostStream hostStdout = HostStream.NONE;
    private HostStream hostStderr = HostStream.NONE;
    private WasiClocks clocks = WasiClocks.system();
    private @Nullable RandomGenerator random;
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private long maxBytesWritten = WriteQuota.UNLIMITED;
    private int maxOpenDescriptors = DEFAULT_MAX_OPEN_DESCRIPTORS;

    private Builder() {}

    /**
     * Adds an argument; the first one is the program's name.
     *
     * @throws IllegalArgumentException if it contains a NUL
     */
    public Builder arg(String arg) {
      args.add(requireNoNul(arg));
      return this;
    }

    /** Adds arguments. */
    public Builder args(List<String> more) {
      for (String arg : more) {
        arg(arg);
      }
      return this;
    }

    /**
     * Sets a variable of the environment.
     *
     * @throws IllegalArgumentException if the name is empty or contains {@code =}, or either
     *     contains a NUL
     */
    public Builder env(String name, String value) {
      if (name.isEmpty() || name.indexOf('=') >= 0) {
        throw new IllegalArgumentException("not the name of a variable: \"".concat(name) + '"');
      }
      String start = requireNoNul(name).concat("=");
      for (int i = env.size() - 1; i >= 0; i--) {
        if (env.get(i).startsWith(start)) {
          env.remove(i);
        }
      }
      env.add(start.concat(requireNoNul(value)));
      return this;
    }

    private static String requireNoNul(String text) {
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("contains a NUL: \"".concat(text) + '"');
      }
      return text;
    }

    /** Lets the program read and write in a directory, and below it. */
    public Builder preopen(Path host, String guest) {
      preopens.add(new Preopen(host, requireNoNul(guest), Access.READ_WRITE));
      return this;
    }

    /** Lets the program read in a directory, and below it. */
    public Builder preopenReadOnly(Path host, String guest) {
      preopens.add(new Preopen(host, requireNoNul(guest), Access.READ_ONLY));
      return this;
    }

    /**
     * Lets the program accept connections of a listening socket, which has to be bound. Its
     * descriptor comes after those of all directories, so that the first one is number 3 if there
     * are none: C libraries look for directories from 3 on until they meet something else. A
     * program that asks the variable {@code LISTEN_FDS} how many there are has to be given it.
     *
     * <p>The socket becomes the program's, and non-blocking: the program closes it, or else {@link
     * Wasi#close} does, or {@link #build} if it fails.
     */
    public Builder preopenListener(ServerSocketChannel listener) {
      listeners.add(listener);
      return this;
    }

    /**
     * How many bytes the program can write, to all files, streams and sockets together; without
     * this, any number. A call that would exceed it writes what is left, and fails with {@code
     * errno::dquot} if that is nothing.
     *
     * <p>Bytes by which a file grows without being written count as well: those that {@code
     * fd_filestat_set_size} and {@code fd_allocate} add, and those between the end of a file and
     * where the program writes. What is overwritten counts again, and nothing is given back for
     * what is truncated or deleted. Names of files, directories and links are not counted.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxBytesWritten(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("a negative number of bytes: " + bytes);
      }
      maxBytesWritten = bytes;
      return this;
    }

    /**
     * How many descriptors the program can have open at once, with its three streams and what is
     * opened beforehand; 8192 unless given. More fail with {@code errno::mfile}.
     *
     * @throws IllegalArgumentException if it is less than 3
     */
    public Builder maxOpenDescriptors(int count) {
      if (count < STREAMS) {
        throw new IllegalArgumentException("the streams take 3 descriptors, not " + count);
      }
      maxOpenDescriptors = count;
      return this;
    }

    private void requireRoom() {
      int needed = STREAMS + preopens.size() + listeners.size();
      if (needed > maxOpenDescriptors) {
        throw new IllegalArgumentException(
            "streams, directories and listening sockets take "
                + needed
                + " descriptors, and there can be "
                + maxOpenDescriptors);
      }
    }

    /** What the program reads from descriptor 0. */
    public Builder stdin(InputStream stream) {
      stdin = stream;
      hostStdin = HostStream.NONE;
      return this;
    }

    /**
     * Where the program writes to by descriptor 1. The stream may be given the program's memory
     * itself and, as usual, must neither keep nor change an array.
     */
    public Builder stdout(OutputStream stream) {
      stdout = stream;
      hostStdout = HostStream.NONE;
      return this;
    }

    /** Where the program writes to by descriptor 2, like {@link #stdout}. */
    public Builder stderr(OutputStream stream) {
      stderr = stream;
      hostStderr = HostStream.NONE;
      return this;
    }

    /** Gives the program the three streams of this process, without buffers in between. */
    public Builder inheritStdio() {
      stdin = new FileInputStream(FileDescriptor.in);
      stdout = new FileOutputStream(FileDescriptor.out);
      stderr = new FileOutputStream(FileDescriptor.err);
      hostStdin = HostStream.STDIN;
      hostStdout = HostStream.STDOUT;
      hostStderr = HostStream.STDERR;
      return this;
    }

    /** The time that the program sees. */
    public Builder clocks(WasiClocks newClocks) {
      clocks = newClocks;
      return this;
    }

    /** Where the program's random numbers come from; a seeded generator makes runs repeatable. */
    public Builder random(RandomGenerator generator) {
      random = generator;
      return this;
    }

    /**
     * Opens the directories.
     *
     * @throws IOException if a directory is not there or cannot be read, or a listening socket is
     *     closed
     * @throws IllegalArgumentException if a listening socket is not bound, or there are more
     *     directories and sockets than there can be descriptors
     */
    public Wasi build() throws IOException {
      return new Wasi(this);
    }
  }
}
