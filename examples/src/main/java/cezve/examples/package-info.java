/**
 * Programs that embed Cezve: {@link cezve.examples.TextPlugin} runs plug-ins that call the host,
 * {@link cezve.examples.Sqlite} is a database, {@link cezve.examples.Scripts} runs scripts with a
 * limit of time, {@link cezve.examples.Inventory} shares objects with code that has a garbage
 * collector.
 */
@NullMarked
package cezve.examples;

import org.jspecify.annotations.NullMarked;
