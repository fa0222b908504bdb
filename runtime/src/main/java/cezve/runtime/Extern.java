package cezve.runtime;

import cezve.model.type.ExternType;

/**
 * Something that can be imported and exported.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/runtime.html#external-addresses">External
 *     addresses</a>
 */
public sealed interface Extern
    permits FuncInstance, TableInstance, MemoryInstance, GlobalInstance, TagInstance {

  /** Its type as it is now: of a memory or table, the current size is the lower limit. */
  ExternType type();
}
