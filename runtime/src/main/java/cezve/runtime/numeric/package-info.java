/**
 * What the numeric and vector instructions compute: one pure function per instruction, named after
 * it, for both engines and for constant expressions. Nothing here has state, and nothing but {@link
 * cezve.runtime.numeric.V128} is allocated. Functions of vectors take and yield whole vectors, so
 * that all instructions of a shape look alike to an engine; lanes are read and replaced by the
 * methods of the vector itself.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html">Numerics</a>
 */
@NullMarked
package cezve.runtime.numeric;

import org.jspecify.annotations.NullMarked;
