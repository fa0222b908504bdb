/** Tests of the server. */
@NullMarked
package cezve.edge.outbound;

import org.jspecify.annotations.NullMarked;
