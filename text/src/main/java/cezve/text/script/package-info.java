/**
 * Scripts: sequences of commands that define modules, call their functions and assert what comes of
 * it. The official test suite consists of them.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/spec/blob/main/interpreter/README.md#scripts">Scripts</a>
 */
@NullMarked
package cezve.text.script;

import org.jspecify.annotations.NullMarked;
