@NullMarked
package cezve.edge.testing;

import org.jspecify.annotations.NullMarked;
