/**
 * The parser of modules.
 *
 * <p>It passes twice over a module's tokens. The first pass ({@link
 * cezve.text.module.Declarations}) finds where each field stands, gives every definition its index
 * and records identifiers; so the second one can resolve uses that stand in front of their
 * definitions. Types are read before all other fields, since those are compared with them; types
 * that only a type use mentions follow them, in the order in which they occur.
 *
 * <p>Nothing recurses over the text: nested instructions are kept on a stack of our own.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
@NullMarked
package cezve.text.module;

import org.jspecify.annotations.NullMarked;
