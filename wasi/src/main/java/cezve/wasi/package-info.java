/**
 * WASI preview 1 ({@code wasi_snapshot_preview1}) and its predecessor {@code wasi_unstable}.
 *
 * <p>{@link cezve.wasi.Wasi} is what a program sees of the outside: arguments, environment, clocks,
 * random numbers, three streams, some directories and some listening sockets. It hands out the host
 * functions that a linker binds to a module's imports.
 *
 * <p>There is one enum per topic ({@code ArgsFunction}, {@code FdFunction}, {@code PathFunction} …)
 * whose rows declare the functions' names and types, and one class per topic ({@code ArgsCalls},
 * {@code FdCalls}, {@code PathCalls} …) that implements them. An implementation either returns, and
 * the guest gets {@code errno::success}, or throws an {@link java.io.IOException}, which {@code
 * Errno} translates.
 *
 * <h2>The sandbox</h2>
 *
 * A program can only reach what is inside of the directories that it was given. Three rules see to
 * that:
 *
 * <ul>
 *   <li>Every access goes through a {@code Directory}, an open handle of a directory, and names one
 *       entry of it. No operation of a {@code Directory} takes a path or follows a symbolic link.
 *   <li>{@code PathResolver} alone turns a path into a directory and the name of an entry. It walks
 *       from handle to handle, expands symbolic links itself, and refuses absolute paths, absolute
 *       links and any {@code ..} that would climb above where it started.
 *   <li>{@code Component} alone turns a guest's name into a host's, and only if it is one name for
 *       the host too.
 * </ul>
 *
 * @see <a
 *     href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">wasi_snapshot_preview1</a>
 */
@NullMarked
package cezve.wasi;

import org.jspecify.annotations.NullMarked;
