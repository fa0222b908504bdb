/** A whole server of functions: from a file that describes them to what answers requests. */
@NullMarked
package cezve.edge.service;

import org.jspecify.annotations.NullMarked;
