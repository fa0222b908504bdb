/** Tests of the server. */
@NullMarked
package cezve.edge.schedule;

import org.jspecify.annotations.NullMarked;
