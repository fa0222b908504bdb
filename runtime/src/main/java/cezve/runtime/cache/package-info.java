/**
 * A cache on disk of what engines make of modules.
 *
 * <p>{@link CodeCache} is a directory with one file for each module, engine and setting; {@link
 * CachedCode} is such a file with what this process adds to it: named pieces, each of which is read
 * when it is asked for.
 *
 * <pre>
 * directory ::= key entry*                      key: 32 random bytes that only the user can read
 * entry     ::= header facts piece-index mac content
 * header    ::= magic identity length(facts) count(pieces)
 * piece     ::= name offset length SHA-256
 * </pre>
 *
 * <p>Whoever can change an entry could make a process run any code, so the MAC under the user's key
 * covers all but the content, and the index has the digest of each piece. What does not agree is as
 * if it were not there, and is replaced. Files are written beside their place and renamed, so that
 * any number of processes may use a directory at once: of two that add to an entry at the same
 * time, one loses what it added, and makes it again another time. No failure to read or write is
 * anybody's problem: the cache only saves time.
 */
@NullMarked
package cezve.runtime.cache;

import org.jspecify.annotations.NullMarked;
