/**
 * The text format of modules.
 *
 * <p>Everything here works on a {@link cezve.text.Source}, a text with its name, so that every
 * error can say in which line and column it stands.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
@NullMarked
package cezve.text;

import org.jspecify.annotations.NullMarked;
