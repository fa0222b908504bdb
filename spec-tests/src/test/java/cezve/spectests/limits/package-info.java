/** What guests may use, and how they are stopped when they use more. */
@NullMarked
package cezve.spectests.limits;

import org.jspecify.annotations.NullMarked;
