/** Which function answers a request, and when it is its turn. */
@NullMarked
package cezve.edge.schedule;

import org.jspecify.annotations.NullMarked;
