/** What functions.toml says. */
@NullMarked
package cezve.edge.config;

import org.jspecify.annotations.NullMarked;
