package gilsim.interpreter;

import java.util.OptionalLong;

/**
 * How locks and queues of an interpreter behave.
 *
 * @param queue work of one {@code queue.Queue.put} or {@code get} under its mutex, nanoseconds at
 *     the speed of the reference core, at least 0
 * @param lockHandOff how long a waiter must have wanted a {@code threading.Lock} for a release to
 *     hand it over, nanoseconds, at least 0; empty: it is never handed over
 */
public record SyncSpec(long queue, OptionalLong lockHandOff) {

  /** Validates the ranges. */
  public SyncSpec {
    if (queue < 0 || (lockHandOff.isPresent() && lockHandOff.getAsLong() < 0)) {
      throw new IllegalArgumentException("times of locks and queues must be at least 0");
    }
  }
}
