/** Tests of the server. */
@NullMarked
package cezve.edge.http;

import org.jspecify.annotations.NullMarked;
