/** Projects to start from. */
@NullMarked
package cezve.edge.template;

import org.jspecify.annotations.NullMarked;
