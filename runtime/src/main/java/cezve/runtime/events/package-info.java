/**
 * What execution tells JFR. None of these classes is loaded unless JFR is in use: creating an event
 * starts most of JFR, even if nothing is being recorded. The JDK's module jdk.jfr may be absent.
 */
@NullMarked
package cezve.runtime.events;

import org.jspecify.annotations.NullMarked;
