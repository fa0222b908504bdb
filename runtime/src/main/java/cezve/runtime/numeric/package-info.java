/**
 * What the numeric instructions compute: one pure function per instruction, named after it, for
 * both engines and for constant expressions. Nothing here has state or allocates.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html">Numerics</a>
 */
@NullMarked
package cezve.runtime.numeric;

import org.jspecify.annotations.NullMarked;
