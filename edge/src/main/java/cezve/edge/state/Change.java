package cezve.edge.state;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something to be done by the {@link Committer}, whose result is told once it is committed. */
final class Change<T extends @Nullable Object> {
  private final ByteBuffer key;
  private final Function<Entries, T> action;
  private final CompletableFuture<T> told = new CompletableFuture<>();
  private Runnable tell = () -> {};

  Change(byte[] key, Function<Entries, T> action) {
    this.key = ByteBuffer.wrap(key);
    this.action = action;
  }

  /** The key that it is about. */
  ByteBuffer key() {
    return key;
  }

  CompletableFuture<T> told() {
    return told;
  }

  void apply(Entries entries) {
    T result = action.apply(entries);
    tell = () -> told.complete(result);
  }

  void succeed() {
    tell.run();
  }

  void fail(StateException e) {
    told.completeExceptionally(e);
  }
}
