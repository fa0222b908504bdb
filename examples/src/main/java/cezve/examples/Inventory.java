package cezve.examples;

import cezve.Aggregates;
import cezve.Instance;
import cezve.Module;
import cezve.Store;
import cezve.model.type.DefType;
import cezve.runtime.ArrayInstance;
import cezve.runtime.StructInstance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shares objects with code that has a garbage collector: Java makes structures and arrays, and
 * reads and writes what the code keeps of them.
 */
public final class Inventory {
  private static final int NAME_TYPE = 0;
  private static final int ITEM_TYPE = 1;
  private static final int NAME = 0;
  private static final int COUNT = 1;

  private final DefType nameType;
  private final DefType itemType;
  private final Exports exports;

  /** What the module exports. */
  public interface Exports {
    /** Adds an item. */
    void add(StructInstance item);

    /** The value of all items. */
    double total();

    /** The item of which there are the most, or null. */
    @Nullable StructInstance mostFrequent();
  }

  /** An inventory that is empty. */
  public Inventory(Module module) {
    Instance instance = module.instantiate(new Store());
    this.nameType = module.type(NAME_TYPE);
    this.itemType = module.type(ITEM_TYPE);
    this.exports = instance.as(Exports.class);
  }

  /** Adds an item. */
  public void add(String name, int count, double price) {
    Integer[] units = name.chars().boxed().toArray(Integer[]::new);
    ArrayInstance array = Aggregates.array(nameType, (Object[]) units);
    exports.add(Aggregates.struct(itemType, array, count, price));
  }

  /** Takes one away of the item of which there are the most; its name, if there is any. */
  public Optional<String> take() {
    StructInstance item = exports.mostFrequent();
    if (item == null || Aggregates.getInt(item, COUNT) == 0) {
      return Optional.empty();
    }
    Aggregates.set(item, COUNT, Aggregates.getInt(item, COUNT) - 1);
    return Optional.of(text(ArrayInstance.of(Aggregates.get(item, NAME))));
  }

  private static String text(ArrayInstance units) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < units.length(); i++) {
      text.append((char) Aggregates.getInt(units, i));
    }
    return text.toString();
  }

  /** The value of all items. */
  public double total() {
    return exports.total();
  }
}
