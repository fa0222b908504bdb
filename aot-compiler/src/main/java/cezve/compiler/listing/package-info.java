/**
 * Generated code for people to read: what classes consist of, instruction by instruction beside
 * those of WebAssembly that they come from, and how large everything is.
 */
@NullMarked
package cezve.compiler.listing;

import org.jspecify.annotations.NullMarked;
