package cezve.model.error;

import org.jspecify.annotations.Nullable;

/**
 * A function that the compiler put in the place of a call, as its debug information tells.
 *
 * @param function the function's name in the source
 * @param caller the line of the call, or null if that is not known
 */
public record InlinedCall(String function, @Nullable SourceLine caller) {}
