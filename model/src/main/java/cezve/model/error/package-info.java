/**
 * What can go wrong, one class per kind of assertion of the official test suite: a module is
 * malformed (it is not in the format), invalid (it breaks a rule of validation) or unlinkable (its
 * imports are not satisfied); running code traps, exhausts a resource or throws an exception that
 * nobody catches.
 *
 * <p>Messages start with the suite's expected text, then say what and where.
 */
@NullMarked
package cezve.model.error;

import org.jspecify.annotations.NullMarked;
