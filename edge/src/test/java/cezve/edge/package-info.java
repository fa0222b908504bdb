/** Tests of the server. */
@NullMarked
package cezve.edge;

import org.jspecify.annotations.NullMarked;
