package cezve;

import cezve.runtime.Fuel;
import cezve.runtime.Interruption;
import cezve.runtime.StoreLimits;
import cezve.runtime.StoreListener;
import org.jspecify.annotations.Nullable;

/**
 * What instances that may refer to each other have in common, with limits on what they use. It
 * takes little to make one; what nobody refers to any more is collected with all that is in it.
 *
 * <p>One thread at a time uses a store and what is in it: not always the same one, and virtual ones
 * will do, but whoever hands it to another thread has to see to it that the other sees what was
 * done, as with any object. Calls while another thread is in a call are reported by an {@link
 * IllegalStateException}, as far as that is noticed. Shared memories may be used by the stores of
 * several threads.
 *
 * <p>The default limit on the depth of calls is meant for a thread with a stack of {@link
 * StoreLimits#STACK_BYTES}. On a thread with less, such as most threads and all virtual ones, the
 * JVM's own limit comes first. Either way the call ends by an {@link
 * cezve.model.error.ExhaustionException}, and the store can be used as before.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#store">Store</a>
 */
public final class Store {
  private final cezve.runtime.Store runtime;

  /** A store with the default limits. */
  public Store() {
    this(new cezve.runtime.Store());
  }

  private Store(cezve.runtime.Store runtime) {
    this.runtime = runtime;
  }

  /** The store that is this one to the parts of Cezve below. */
  static Store of(cezve.runtime.Store runtime) {
    return new Store(runtime);
  }

  /** Begins to describe a store. */
  public static Builder builder() {
    return new Builder();
  }

  /** What its instances may use. */
  public StoreLimits limits() {
    return runtime.limits();
  }

  /** Tells a listener what happens in the store from now on; nobody, if it is null. */
  public void listen(@Nullable StoreListener listener) {
    runtime.listen(listener);
  }

  /** What its instances consume, and may be given more of; null if that is not counted. */
  public @Nullable Fuel fuel() {
    return runtime.fuel();
  }

  /** What this store is to the parts of Cezve below, for those who use these as well. */
  public cezve.runtime.Store runtime() {
    return runtime;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Store store && runtime.equals(store.runtime);
  }

  @Override
  public int hashCode() {
    return runtime.hashCode();
  }

  /** Describes a store. */
  public static final class Builder {
    private StoreLimits limits = StoreLimits.DEFAULT;
    private @Nullable Interruption interruption;

    private Builder() {}

    /** Sets what the instances may use. */
    public Builder limits(StoreLimits limits) {
      this.limits = limits;
      return this;
    }

    /** Sets that by which other threads can stop the code of the store's instances. */
    public Builder interruption(Interruption interruption) {
      this.interruption = interruption;
      return this;
    }

    /** The store. */
    public Store build() {
      return new Store(new cezve.runtime.Store(limits, interruption));
    }
  }
}
