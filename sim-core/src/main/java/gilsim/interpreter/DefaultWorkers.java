package gilsim.interpreter;

/**
 * How many threads the pool has that an asyncio loop makes for {@code run_in_executor}, by version
 * of Python (Lib/concurrent/futures/thread.py {@code ThreadPoolExecutor.__init__}). What a
 * container's quota allows does not matter to any of them.
 */
public enum DefaultWorkers {
  /** 3.4: asyncio's own number (Lib/asyncio/base_events.py {@code _MAX_WORKERS}). */
  FIVE("five"),
  /** 3.5 to 3.7: five for every processor of the machine. */
  FIVE_PER_PROCESSOR("five-per-processor"),
  /** 3.8 to 3.12: four more than the machine has processors, at most 32. */
  PROCESSORS_PLUS_FOUR("processors-plus-four"),
  /** From 3.13 on: four more than the processors of the process's affinity, at most 32. */
  ALLOWED_PLUS_FOUR("allowed-plus-four");

  /** The largest pool from 3.8 on. */
  public static final int MOST = 32;

  private static final int FIXED = 5;
  private static final int MORE = 4;

  private final String label;

  DefaultWorkers(String label) {
    this.label = label;
  }

  /** The word in profiles. */
  public String label() {
    return label;
  }

  /**
   * The size of the pool.
   *
   * @param processors hardware threads of the machine, at least 1
   * @param allowed those that the process may use, at least 1
   * @return at least 1
   */
  int count(int processors, int allowed) {
    return switch (this) {
      case FIVE -> FIXED;
      case FIVE_PER_PROCESSOR -> FIXED * processors;
      case PROCESSORS_PLUS_FOUR -> Math.min(MOST, processors + MORE);
      case ALLOWED_PLUS_FOUR -> Math.min(MOST, allowed + MORE);
    };
  }
}
