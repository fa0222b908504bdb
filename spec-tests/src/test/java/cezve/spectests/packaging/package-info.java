/** Modules that are compiled ahead of time, as programs that embed Cezve use them. */
@NullMarked
package cezve.spectests.packaging;

import org.jspecify.annotations.NullMarked;
