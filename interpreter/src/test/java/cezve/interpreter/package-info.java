/**
 * Tests of the interpreter: by example, and by comparison with {@link
 * cezve.interpreter.ReferenceMachine} on modules that {@link
 * cezve.model.testing.valid.RandomModule} makes up.
 */
@NullMarked
package cezve.interpreter;

import org.jspecify.annotations.NullMarked;
