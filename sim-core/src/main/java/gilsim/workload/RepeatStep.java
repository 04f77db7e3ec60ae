package gilsim.workload;

import java.util.List;

/**
 * Runs the body several times, one after another.
 *
 * @param times how often, at least 0
 * @param body the steps to repeat
 */
public record RepeatStep(int times, List<Step> body) implements Step {

  /** Validates the count and copies the body. */
  public RepeatStep {
    if (times < 0) {
      throw new IllegalArgumentException("times must be at least 0 but is " + times);
    }
    body = List.copyOf(body);
  }
}
