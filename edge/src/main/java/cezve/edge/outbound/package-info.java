/** Requests that functions send to other servers, and where they may not. */
@NullMarked
package cezve.edge.outbound;

import org.jspecify.annotations.NullMarked;
