/** Files that people write, as values that know their places. */
@NullMarked
package cezve.edge.document;

import org.jspecify.annotations.NullMarked;
