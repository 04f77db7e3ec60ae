package gilsim.workload;

import gilsim.form.NameType;
import gilsim.form.ValueType;
import java.util.Optional;

/**
 * Waits for tasks that this task has submitted: {@code concurrent.futures.wait}, {@code
 * Thread.join}, {@code await}.
 *
 * @param which all of them, or the last one
 * @param task only those of this kind; empty: of any
 */
public record WaitForStep(Which which, Optional<String> task) implements Step {

  /** Which of the submitted tasks. */
  public enum Which {
    /** All that are not done. */
    ALL,
    /** The one that was submitted last. */
    LAST
  }

  /** What a scenario declares that may be waited for: {@link #ALL}, {@link #LAST} and the tasks. */
  public static final String AWAITED = "task to wait for";

  /** The word for {@link Which#ALL}. */
  public static final String ALL = "all";

  /** The word for {@link Which#LAST}. */
  public static final String LAST = "last";

  /** How it is written: {@code all}, {@code last}, or the name of a kind of task. */
  public static final ValueType<WaitForStep> TYPE = new NameType(AWAITED).map(WaitForStep::of);

  private static WaitForStep of(String word) {
    return switch (word) {
      case ALL -> new WaitForStep(Which.ALL, Optional.empty());
      case LAST -> new WaitForStep(Which.LAST, Optional.empty());
      default -> new WaitForStep(Which.ALL, Optional.of(word));
    };
  }
}
