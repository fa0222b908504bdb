/** What tools for Java see of WebAssembly. */
@NullMarked
package cezve.spectests.profilers;

import org.jspecify.annotations.NullMarked;
