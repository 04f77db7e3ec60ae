package gilsim.trace;

/** What a thread does at an instant, as the operating system and its interpreter see it. */
public enum ThreadState {
  /** It has a processor; the time of the switch to it is included. */
  RUNNING("running"),
  /** It waits for the GIL, including the wait for a processor to take it with. */
  GIL_WAIT("gil-wait"),
  /** It could run, but has no processor: just woken, preempted or throttled. */
  CORE_WAIT("core-wait"),
  /** It waits for a device. */
  DEVICE("device"),
  /** It waits for a lock, a queue or a result of the program. */
  LOCK("lock"),
  /** It sleeps. */
  ASLEEP("asleep"),
  /** It waits for something to do: a worker without a task, a loop without a ready callback. */
  IDLE("idle"),
  /** It has ended. */
  EXITED("exited");

  private final String label;

  ThreadState(String label) {
    this.label = label;
  }

  /** The name for people; where a task has such a state, too, its {@link TaskState#label()}. */
  public String label() {
    return label;
  }
}
