package cezve.runtime;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an engine makes code for: stores that ask for more get code of their own.
 *
 * @param duties what the code does besides executing instructions
 */
public record CodeVariant(Set<Duty> duties) {
  /** What code can do besides executing instructions. */
  public enum Duty {
    /** Checks for interruptions. */
    CHECK_INTERRUPTION,

    /** Consumes fuel. */
    CONSUME_FUEL,

    /** Marks what it writes to memories. */
    MARK_WRITES
  }

  /** Code that does nothing else, and runs until it ends. */
  public static final CodeVariant PLAIN = new CodeVariant(Set.of());

  /** Code with some duties. */
  public CodeVariant {
    Set<Duty> ordered = EnumSet.noneOf(Duty.class);
    ordered.addAll(duties);
    duties = Collections.unmodifiableSet(ordered);
  }

  /** What the instances of a store need. */
  public static CodeVariant of(Store store) {
    if (store.interruption() == null && store.fuel() == null && store.images() == null) {
      return PLAIN;
    }
    Set<Duty> duties = EnumSet.noneOf(Duty.class);
    if (store.interruption() != null) {
      duties.add(Duty.CHECK_INTERRUPTION);
    }
    if (store.fuel() != null) {
      duties.add(Duty.CONSUME_FUEL);
    }
    if (store.images() != null) {
      duties.add(Duty.MARK_WRITES);
    }
    return new CodeVariant(duties);
  }

  /** The same text for the same duties, in every process. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("PLAIN");
    for (Duty duty : duties) {
      text.append('+').append(duty.name());
    }
    return text.toString();
  }

  /** Whether the code has a duty. */
  public boolean has(Duty duty) {
    return duties.contains(duty);
  }
}
