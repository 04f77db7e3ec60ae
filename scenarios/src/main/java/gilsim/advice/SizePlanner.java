package gilsim.advice;

import gilsim.sweep.Plan;

/** Plans a scenario once more with another size of a strategy. */
@FunctionalInterface
public interface SizePlanner {
  /**
   * The plan of that strategy alone.
   *
   * @param set {@code path=value}, as on the command line
   * @param strategy the strategy's label
   */
  Plan plan(String set, String strategy);
}
