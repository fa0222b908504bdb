package cezve.runtime;

import org.jspecify.annotations.Nullable;

/**
 * How a call by the host ended.
 *
 * @param instance the instance whose function was called
 * @param function the function
 * @param nanos how long the call took, in nanoseconds
 * @param fuel how many units of {@link Fuel} it consumed, 0 if the store runs without
 * @param memoryBytes the size of all memories of the instance, after the call. Memories never
 *     shrink, so the largest of these numbers is the most that they ever had.
 * @param failure what the function was left by, or null if it has returned
 */
public record CallReport(
    ModuleInstance instance,
    FuncInstance function,
    long nanos,
    long fuel,
    long memoryBytes,
    @Nullable Throwable failure) {}
