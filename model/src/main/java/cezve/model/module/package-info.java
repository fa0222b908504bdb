/**
 * A module as its source says it, before validation: the definitions in their index spaces.
 *
 * <p>Bodies and constant expressions are not kept as objects. They are {@link
 * cezve.model.module.Expression}s, which decode their instructions, one at a time, for whoever
 * opens them: real modules have tens of megabytes of code.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html">Modules</a>
 */
@NullMarked
package cezve.model.module;

import org.jspecify.annotations.NullMarked;
