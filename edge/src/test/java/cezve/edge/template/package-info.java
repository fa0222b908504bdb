@NullMarked
package cezve.edge.template;

import org.jspecify.annotations.NullMarked;
