package gilsim.trace;

/** The life of one task: when it came and how long it was in which state. */
public final class TaskRecord {
  private static final int STATES = TaskState.values().length;

  private final int kind;
  private final long[] times = new long[STATES];
  private long arrival;
  private long since;
  private TaskState state = TaskState.CORE_WAIT;

  /**
   * A record that can be used for one task after another.
   *
   * @param kind index of the task's kind in the scenario
   */
  public TaskRecord(int kind) {
    this.kind = kind;
  }

  /** Begins a task's life at an instant: it waits for its turn. */
  public void begin(long now) {
    java.util.Arrays.fill(times, 0);
    arrival = now;
    since = now;
    state = TaskState.CORE_WAIT;
  }

  /** The task changes its state. */
  public void enter(TaskState next, long now) {
    times[state.ordinal()] += now - since;
    since = now;
    state = next;
  }

  /** Closes the last state; then the times add up to {@code now - arrival()}. */
  public void end(long now) {
    enter(state, now);
  }

  /** Index of the task's kind. */
  public int kind() {
    return kind;
  }

  /** The instant from which latency counts, nanoseconds. */
  public long arrival() {
    return arrival;
  }

  /** The current state. */
  public TaskState state() {
    return state;
  }

  /** Nanoseconds spent in a state so far. */
  public long time(TaskState of) {
    return times[of.ordinal()];
  }
}
