package gilsim.workload;

import java.util.List;

/**
 * {@code with lock:}: takes a lock, runs the body, releases the lock.
 *
 * @param lock the lock's name
 * @param body what runs while the lock is held, at least one step
 */
public record LockStep(String lock, List<Step> body) implements Step {

  /** Copies the body. */
  public LockStep {
    body = List.copyOf(body);
  }
}
