/** Tests of the validator. {@link cezve.validator.TestModule} writes the modules they need. */
@NullMarked
package cezve.validator;

import org.jspecify.annotations.NullMarked;
