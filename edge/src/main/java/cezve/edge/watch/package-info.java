/** Threads that look after what takes too long. */
@NullMarked
package cezve.edge.watch;

import org.jspecify.annotations.NullMarked;
