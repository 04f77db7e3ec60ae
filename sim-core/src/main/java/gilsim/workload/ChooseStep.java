package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.List;

/**
 * Runs one of several branches, chosen at random each time in proportion to the weights.
 *
 * @param branches the alternatives, at least one, total weight above 0
 */
public record ChooseStep(List<Branch> branches) implements Step {

  private static final Key<Double> WEIGHT =
      Key.of(
          "weight",
          Types.number(Range.of(0, 1e9)),
          "1",
          "relative probability of this alternative");

  private static final Key<List<Step>> DO =
      Key.required("do", StepType.maybeEmpty(), "the steps of this alternative; may be empty");

  /** How it is written: a list of alternatives. */
  public static final ValueType<ChooseStep> TYPE =
      Types.list(
              Form.of(
                  "choose-branch",
                  "one alternative of choose",
                  v -> new Branch(v.get(WEIGHT), v.get(DO)),
                  WEIGHT,
                  DO),
              1)
          .map(ChooseStep::new);

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

  @Override
  public List<Step> inner() {
    return branches.stream().flatMap(branch -> branch.body().stream()).toList();
  }
}
