/** Functions at the edge: a server that runs small guests on requests, each within its limits. */
@NullMarked
package cezve.edge;

import org.jspecify.annotations.NullMarked;
