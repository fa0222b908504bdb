/** Trying functions without a server: from Java, by JUnit, and by files of requests. */
@NullMarked
package cezve.edge.testing;

import org.jspecify.annotations.NullMarked;
