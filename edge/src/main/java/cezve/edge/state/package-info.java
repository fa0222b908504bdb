/** What functions keep between requests. */
@NullMarked
package cezve.edge.state;

import org.jspecify.annotations.NullMarked;
