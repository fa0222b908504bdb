/** Compiling modules when a project is built by Maven. */
@NullMarked
package cezve.maven;

import org.jspecify.annotations.NullMarked;
