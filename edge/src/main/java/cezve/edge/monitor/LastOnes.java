package cezve.edge.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last elements of a long row. Any thread may use it. */
final class LastOnes<T> {
  private final AtomicReferenceArray<T> elements;
  private final AtomicLong added = new AtomicLong();

  LastOnes(int most) {
    elements = new AtomicReferenceArray<>(most);
  }

  void add(T element) {
    elements.set((int) (added.getAndIncrement() % elements.length()), element);
  }

  /** Those there are, the newest first. */
  List<T> list() {
    List<T> list = new ArrayList<>();
    long end = added.get();
    for (long i = end - 1; i >= 0 && i >= end - elements.length(); i--) {
      T element = elements.get((int) (i % elements.length()));
      if (element != null) {
        list.add(element);
      }
    }
    return list;
  }
}
