/** Tests of the server. */
@NullMarked
package cezve.edge.service;

import org.jspecify.annotations.NullMarked;
