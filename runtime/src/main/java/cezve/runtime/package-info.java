/** Instances: what a module becomes when it is instantiated in a store. */
@NullMarked
package cezve.runtime;

import org.jspecify.annotations.NullMarked;
