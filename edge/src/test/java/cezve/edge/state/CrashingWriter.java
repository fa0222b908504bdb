package cezve.edge.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import cezve.edge.config.StateConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * A program that writes to a store from several threads until it is killed, or the store fails, and
 * says what was acknowledged: lines {@code THREAD NUMBER}.
 *
 * <p>Arguments: a file or an address, the namespace, and how many bytes each value has.
 */
final class CrashingWriter {
  static final int THREADS = 4;

  private CrashingWriter() {}

  public static void main(String[] args) throws InterruptedException {
    StateConfig config =
        args[0].startsWith("redis:")
            ? new StateConfig.Redis(URI.create(args[0]))
            : new StateConfig.Embedded(Path.of(args[0]));
    KeyValueStore store = KeyValueStores.open(config);
    int size = Integer.parseInt(args[2]);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads[i] = Thread.ofVirtual().start(() -> write(store, args[1], number, size, out));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void write(
      KeyValueStore store, String namespace, int thread, int size, OutputStream out) {
    try {
      for (int i = 1; ; i++) {
        store.set(namespace, key(thread, i), new byte[size], null);
        long sum = store.increment(namespace, counter(thread), 1);
        if (sum != i) {
          throw new AssertionError("BUG: the sum is " + sum + " and not " + i);
        }
        out.write((thread + " " + i + "\n").getBytes(UTF_8));
      }
    } catch (StateException | NotANumberException | IOException e) {
      System.err.println(e.getMessage());
    }
  }

  static byte[] key(int thread, int number) {
    return (thread + "-" + number).getBytes(UTF_8);
  }

  static byte[] counter(int thread) {
    return ("counter-" + thread).getBytes(UTF_8);
  }
}
