/**
 * Executes {@linkplain cezve.text.script scripts}, those of the official test suite among them, on
 * any engine.
 *
 * <p>A {@link cezve.script.ScriptRunner} is told what to run on and gives one {@link
 * cezve.script.Outcome} for each command. A command that fails does not end the script; what needs
 * a module or an instance that is not there fails as well, and says why.
 *
 * <p>Every script, and every {@code thread} in it, has a thread and a store of its own, with the
 * module {@code spectest} that the suite's scripts import from.
 *
 * @see <a
 *     href="https://github.com/WebAssembly/spec/blob/main/interpreter/README.md#scripts">Scripts</a>
 */
@NullMarked
package cezve.script;

import org.jspecify.annotations.NullMarked;
