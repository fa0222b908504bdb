/** Tests of the server. */
@NullMarked
package cezve.edge.guest;

import org.jspecify.annotations.NullMarked;
