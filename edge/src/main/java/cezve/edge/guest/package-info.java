/** Guests: how a function is run for a request, and what it sees of the outside. */
@NullMarked
package cezve.edge.guest;

import org.jspecify.annotations.NullMarked;
