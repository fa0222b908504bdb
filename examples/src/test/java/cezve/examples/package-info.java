/** Tests of the examples, on both engines, and of the guide. */
@NullMarked
package cezve.examples;

import org.jspecify.annotations.NullMarked;
