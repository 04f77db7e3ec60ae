package gilsim.advice;

/**
 * How sure an advice has to be.
 *
 * @param within differences smaller than this share of the best value do not matter, above 0
 * @param confidence probability that the advice is right, between 0 and 1
 * @param maxReplications of every alternative, at least {@link #FIRST}
 */
public record AdviceOptions(double within, double confidence, int maxReplications) {
  /** Replications before alternatives are compared: enough for an estimate of the variances. */
  public static final int FIRST = 10;

  /** Validates the ranges. */
  public AdviceOptions {
    if (!(within > 0) || !(confidence > 0 && confidence < 1) || maxReplications < FIRST) {
      throw new IllegalArgumentException("within above 0, confidence between 0 and 1");
    }
  }
}
