/**
 * What programs import that embed Cezve.
 *
 * <p>An {@link cezve.Engine} is shared by the whole program. A {@link cezve.Module} is decoded and
 * validated once, and instantiated as often as one likes by a {@link cezve.Linker}, which has what
 * modules import. An {@link cezve.Instance} lives in a {@link cezve.Store}, which one thread uses
 * at a time. The names are those of the specification's appendix on embedding.
 *
 * <h2>Values</h2>
 *
 * To Java, an i32 is an {@code int}, an i64 a {@code long}, an f32 a {@code float}, an f64 a {@code
 * double} and a v128 a {@link cezve.runtime.numeric.V128}. References are objects, null among them:
 * functions are {@link cezve.runtime.FuncInstance}s, structures {@link
 * cezve.runtime.StructInstance}s, arrays {@link cezve.runtime.ArrayInstance}s, scalars {@link
 * cezve.runtime.I31}s, exceptions {@link cezve.runtime.ExceptionInstance}s; an externref can be any
 * object.
 *
 * <h2>Errors</h2>
 *
 * All that a module gives rise to is a {@link cezve.model.error.WasmException}: {@link
 * cezve.model.error.ModuleException}s before it runs, {@link
 * cezve.model.error.ExecutionException}s, which have a stack trace of WebAssembly's, while it does.
 * Mistakes of the program that embeds it are Java's own: {@link IllegalArgumentException}, {@link
 * java.util.NoSuchElementException}, {@link IndexOutOfBoundsException}, {@link
 * IllegalStateException}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/embedding.html">Embedding</a>
 */
@NullMarked
package cezve;

import org.jspecify.annotations.NullMarked;
