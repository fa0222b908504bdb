/**
 * Modules in jars, with all of their code generated ahead of time.
 *
 * <p>{@link ModuleJar} writes them, {@link cezve.runtime.cache.PackagedModule} finds them again. A
 * jar may have any number of modules, each in a folder of its own:
 *
 * <pre>
 * META-INF/cezve/NAME/module.wasm     the module
 * META-INF/cezve/NAME/engine          what made the code
 * META-INF/cezve/NAME/features        what it may use
 * META-INF/cezve/NAME/facts           what is known of the module as a whole
 * META-INF/cezve/NAME/PLAIN/wasm/…    a class file for each generated class
 * </pre>
 *
 * <p>The classes are read by the module's class loader when they are first needed. If another
 * release of the engine reads a jar, or if instances need code that does more, it generates it as
 * for any module: a jar never becomes useless.
 */
@NullMarked
package cezve.compiler.packaging;

import org.jspecify.annotations.NullMarked;
