package gilsim.interpreter;

/**
 * How locks and queues of an interpreter behave.
 *
 * @param queue work of one {@code queue.Queue.put} or {@code get} under its mutex, nanoseconds at
 *     the speed of the reference core, at least 0
 * @param locks what threads do about a {@code threading.Lock} that is taken
 */
public record SyncSpec(long queue, LockRules locks) {

  /** Validates the ranges. */
  public SyncSpec {
    if (queue < 0) {
      throw new IllegalArgumentException("times of queues must be at least 0");
    }
  }
}
