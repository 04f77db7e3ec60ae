package gilsim.trace;

/** What a task does at an instant; every instant of its life belongs to exactly one state. */
public enum TaskState {
  /** On a processor. */
  RUNNING("running"),
  /** Waiting for the GIL, including the wait for a processor to take it with. */
  GIL_WAIT("gil-wait"),
  /** Ready, waiting for a processor, a worker or the event loop's turn. */
  CORE_WAIT("core-wait"),
  /** Waiting for a device. */
  DEVICE("device"),
  /** Waiting for a lock, queue, condition or result of the program. */
  LOCK("lock", "lock, queue or result"),
  /** In a sleep. */
  ASLEEP("asleep");

  private final String label;
  private final String title;

  TaskState(String label) {
    this(label, label);
  }

  TaskState(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** For people: what {@link #label()} says, and all that belongs to it. */
  public String title() {
    return title;
  }

  /** The part of the metric's name behind {@code time/}. */
  public String label() {
    return label;
  }
}
