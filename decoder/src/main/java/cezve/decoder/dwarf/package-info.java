/**
 * What the custom sections of DWARF say about where code comes from. They are made for people and
 * have no meaning to execution: they are read when somebody asks, and of what is malformed, nothing
 * is known.
 *
 * <p>Addresses are offsets behind the start of the code section's contents.
 *
 * @see <a href="https://yurydelendik.github.io/webassembly-dwarf/">DWARF for WebAssembly</a>
 * @see <a href="https://dwarfstd.org/dwarf5std.html">DWARF version 5</a>
 */
@NullMarked
package cezve.decoder.dwarf;

import org.jspecify.annotations.NullMarked;
