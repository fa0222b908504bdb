/** The server: HTTP in front of the functions. */
@NullMarked
package cezve.edge.http;

import org.jspecify.annotations.NullMarked;
