package gilsim.timeline;

import gilsim.trace.TaskState;
import gilsim.trace.ThreadState;

/** What a slice says of its row. */
public enum SliceKind {
  /** A thread runs. */
  RUNNING("running"),
  /** A thread waits for the GIL. */
  GIL_WAIT("gil-wait"),
  /** A thread waits for a processor. */
  CORE_WAIT("core-wait"),
  /** A thread waits for a device. */
  DEVICE("device"),
  /** A thread waits for a lock, a queue or a result. */
  LOCK("lock", TaskState.LOCK.title()),
  /** A thread sleeps. */
  ASLEEP("asleep"),
  /** A GIL is held. */
  GIL_HELD("gil-held"),
  /** A hardware thread must not run anybody until the CPU quota is refilled. */
  THROTTLED("throttled");

  private final String label;
  private final String title;

  SliceKind(String label) {
    this(label, label);
  }

  SliceKind(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** One word: in a trace a comma would make several categories of it. */
  public String label() {
    return label;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The slice of a thread's state; only for states that {@link #shows} accepts. */
  static SliceKind of(ThreadState state) {
    return switch (state) {
      case RUNNING -> RUNNING;
      case GIL_WAIT -> GIL_WAIT;
      case CORE_WAIT -> CORE_WAIT;
      case DEVICE -> DEVICE;
      case LOCK -> LOCK;
      case ASLEEP -> ASLEEP;
      case IDLE, EXITED -> throw new IllegalArgumentException("no slice shows " + state);
    };
  }

  /** Whether a state has a slice: a thread that has nothing to do has none. */
  static boolean shows(ThreadState state) {
    return state != ThreadState.IDLE && state != ThreadState.EXITED;
  }
}
