/** What is told of the server: metrics, logs, and its status page. */
@NullMarked
package cezve.edge.monitor;

import org.jspecify.annotations.NullMarked;
