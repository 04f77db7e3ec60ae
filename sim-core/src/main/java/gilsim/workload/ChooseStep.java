package gilsim.workload;

import java.util.List;

/**
 * Runs one of several branches, chosen at random each time in proportion to the weights.
 *
 * @param branches the alternatives, at least one, total weight above 0
 */
public record ChooseStep(List<Branch> branches) implements Step {

  /**
   * One alternative.
   *
   * @param weight relative probability, ≥ 0
   * @param body the steps to run; may be empty
   */
  public record Branch(double weight, List<Step> body) {

    /** Validates the weight and copies the body. */
    public Branch {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("weight must be a finite number >= 0 but is " + weight);
      }
      body = List.copyOf(body);
    }
  }

  /** Validates the weights and copies the branches. */
  public ChooseStep {
    branches = List.copyOf(branches);
    if (!(branches.stream().mapToDouble(Branch::weight).sum() > 0)) {
      throw new IllegalArgumentException("the weights of choose must add up to more than 0");
    }
  }
}
