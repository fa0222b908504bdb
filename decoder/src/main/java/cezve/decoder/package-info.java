/**
 * The binary format, read and written.
 *
 * <p>{@link cezve.decoder.ModuleDecoder} reads everything outside of function bodies at once and
 * leaves the bodies, as most of a real module's bytes are, where they are: a {@link
 * cezve.model.module.Code} knows where its entry starts, and each {@link
 * cezve.model.module.InstrCursor} decodes instructions as it is asked for them. So a malformed body
 * is found out when somebody reads it: the validator, who reads all of them, or {@link
 * cezve.decoder.ModuleDecoder#checkBodies}. Constant expressions have no declared size; the decoder
 * runs through them once to find their ends and thereby checks them.
 *
 * <p>Nothing that a count announces is allocated before the bytes that the items need at least have
 * been seen to exist, so that decoding takes time and memory in proportion to the input.
 *
 * <p>The wording of errors is the official suite's. Its decoder reads a section or a function to
 * its end as its contents say it, over its declared end if need be, and compares the two
 * afterwards; this one does the same, since which of several errors a module has depends on it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/index.html">Binary format</a>
 */
@NullMarked
package cezve.decoder;

import org.jspecify.annotations.NullMarked;
