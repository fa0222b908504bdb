package cezve.compiler.support;

import cezve.runtime.InterruptionChecks;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The call by which the code of a module checks for interruptions. Its target does nothing, which
 * the JVM compiles to nothing at all; changing the target makes the JVM give up what it compiled,
 * also where that is running.
 */
public final class Checkpoint extends InterruptionChecks {
  private static final MethodType TYPE = MethodType.methodType(void.class, Context.class);
  private static final MethodHandle GO_ON = MethodHandles.empty(TYPE);
  private static final MethodHandle STOP = stop();

  private final MutableCallSite site = new MutableCallSite(GO_ON);

  /** A class loader of a module whose code checks for interruptions. */
  public interface Owner {
    /** The call that all checks of the module make. */
    Checkpoint checkpoint();
  }

  /** A call that does nothing. */
  public Checkpoint() {}

  private static MethodHandle stop() {
    try {
      return MethodHandles.lookup()
          .findVirtual(Context.class, "checkInterruption", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("BUG: there is no such method", e);
    }
  }

  /** Links the call in generated code. */
  public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
    if (caller.lookupClass().getClassLoader() instanceof Owner owner) {
      return owner.checkpoint().site;
    }
    throw new AssertionError("BUG: " + caller + " is not generated code");
  }

  @Override
  protected void enable() {
    retarget(STOP);
  }

  @Override
  protected void disable() {
    retarget(GO_ON);
  }

  private void retarget(MethodHandle target) {
    site.setTarget(target);
    MutableCallSite.syncAll(new MutableCallSite[] {site});
  }
}
