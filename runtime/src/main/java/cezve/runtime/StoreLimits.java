package cezve.runtime;

/**
 * What the instances of a store may use.
 *
 * @param memoryBytes the size of each memory, in bytes
 * @param totalMemoryBytes the size of all memories that are made in the store together, in bytes
 * @param memories how many memories can be made in the store
 * @param tableElements the size of each table
 * @param tables how many tables can be made in the store
 * @param instances how many modules can be instantiated in the store
 * @param stackLevels the depth of calls, counted in levels of nesting of the code that is running:
 *     a call takes as many as the function's statements and expressions are nested
 * @param hostCalls how deep calls of host functions can be nested: from code to the host, from
 *     there to code again, and so on
 * @param fuel how many units of {@link Fuel} there are at first, or {@link #NO_FUEL}: then nothing
 *     is counted
 * @param imports what modules may import
 */
public record StoreLimits(
    long memoryBytes,
    long totalMemoryBytes,
    int memories,
    int tableElements,
    int tables,
    int instances,
    int stackLevels,
    int hostCalls,
    long fuel,
    AllowedImports imports) {

  /** Stands for code that runs without fuel. */
  public static final long NO_FUEL = -1;

  /**
   * Memories as large as the type allows; ten million table elements, as in web browsers; a call
   * stack that {@link #STACK_BYTES} of Java stack have room for; and no other limit.
   */
  public static final StoreLimits DEFAULT =
      new StoreLimits(
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          10_000_000,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          400_000,
          Integer.MAX_VALUE,
          NO_FUEL,
          AllowedImports.ALL);

  /** The stack size of the thread that the default limits are meant for, in bytes. */
  public static final long STACK_BYTES = 256L << 20;

  /** What Cezve's own code needs of the stack that guests run on. */
  private static final long LEAST_STACK = 256L << 10;

  private static final long MOST_STACK = 4L << 30;

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if one is negative, except for {@link #NO_FUEL}
   */
  public StoreLimits {
    long least = Math.min(memoryBytes, totalMemoryBytes);
    int fewest = Math.min(Math.min(memories, tables), Math.min(instances, tableElements));
    if (least < 0 || fewest < 0 || stackLevels < 0 || hostCalls < 0 || fuel < NO_FUEL) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }

  /** The default limits, to be changed. */
  public static Builder builder() {
    return new Builder(DEFAULT);
  }

  /** These limits, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Whether guests can run on a Java stack of a number of bytes: from 256 KiB to 4 GiB. */
  public static boolean isStackSize(long bytes) {
    return bytes >= LEAST_STACK && bytes <= MOST_STACK;
  }

  /** How many levels of calls a Java stack of a number of bytes has room for. */
  public static int levels(long stackBytes) {
    long bytesPerLevel = STACK_BYTES / DEFAULT.stackLevels;
    return (int) Math.min(Integer.MAX_VALUE, stackBytes / bytesPerLevel);
  }

  /** The size of the Java stack that has room for the levels of calls, in bytes. */
  public long stackBytes() {
    long bytesPerLevel = STACK_BYTES / DEFAULT.stackLevels + 1;
    return stackLevels * bytesPerLevel;
  }

  /** Limits that are being put together; each method sets the one of its name. */
  public static final class Builder {
    private long memoryBytes;
    private long totalMemoryBytes;
    private int memories;
    private int tableElements;
    private int tables;
    private int instances;
    private int stackLevels;
    private int hostCalls;
    private long fuel;
    private AllowedImports imports;

    private Builder(StoreLimits limits) {
      this.memoryBytes = limits.memoryBytes;
      this.totalMemoryBytes = limits.totalMemoryBytes;
      this.memories = limits.memories;
      this.tableElements = limits.tableElements;
      this.tables = limits.tables;
      this.instances = limits.instances;
      this.stackLevels = limits.stackLevels;
      this.hostCalls = limits.hostCalls;
      this.fuel = limits.fuel;
      this.imports = limits.imports;
    }

    /** See {@link StoreLimits}. */
    public Builder memoryBytes(long bytes) {
      this.memoryBytes = bytes;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder totalMemoryBytes(long bytes) {
      this.totalMemoryBytes = bytes;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder memories(int count) {
      this.memories = count;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder tableElements(int count) {
      this.tableElements = count;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder tables(int count) {
      this.tables = count;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder instances(int count) {
      this.instances = count;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder stackLevels(int levels) {
      this.stackLevels = levels;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder hostCalls(int depth) {
      this.hostCalls = depth;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder fuel(long units) {
      this.fuel = units;
      return this;
    }

    /** See {@link StoreLimits}. */
    public Builder imports(AllowedImports allowed) {
      this.imports = allowed;
      return this;
    }

    /**
     * The limits.
     *
     * @throws IllegalArgumentException if one is negative, except for {@link #NO_FUEL}
     */
    public StoreLimits build() {
      return new StoreLimits(
          memoryBytes,
          totalMemoryBytes,
          memories,
          tableElements,
          tables,
          instances,
          stackLevels,
          hostCalls,
          fuel,
          imports);
    }
  }
}
