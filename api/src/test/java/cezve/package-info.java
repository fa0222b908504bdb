/** Tests of what programs that embed Cezve see, on both engines. */
@NullMarked
package cezve;

import org.jspecify.annotations.NullMarked;
