package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;

/**
 * Hyperexponential with two branches and balanced means: more variable than exponential.
 *
 * <p>One branch has probability p = (1 + √((cv² − 1) / (cv² + 1))) / 2 and each contributes half of
 * the mean (Allen, Probability, Statistics, and Queueing Theory, section 5.2).
 *
 * @param mean above 0
 * @param cv coefficient of variation, at least 1
 */
public record Hyperexponential(double mean, double cv) implements Distribution {
  /** Validates the parameters. */
  public Hyperexponential {
    Ranges.positive("mean", mean);
    Ranges.atLeast("cv", cv, "1", 1);
  }

  /** How it is written. */
  static ValueType<Hyperexponential> type(Quantity quantity) {
    Key<Double> mean = Ranges.mean(quantity);
    Key<Double> cv =
        Key.required("cv", Types.number(Range.of(1, 100)), "standard deviation / mean");
    return Form.of(
        "hyperexponential-" + quantity.name(),
        "hyperexponential: two branches with balanced means",
        v -> new Hyperexponential(v.get(mean), v.get(cv)),
        mean,
        cv);
  }

  @Override
  public double sample(RandomStream random, long index) {
    double squared = cv * cv;
    double p = (1 + Math.sqrt((squared - 1) / (squared + 1))) / 2;
    double u = random.nextUniform();
    double chosen = u < p ? p : 1 - p;
    double rest = u < p ? u / p : (u - p) / (1 - p);
    return -mean / (2 * chosen) * Math.log(Math.max(rest, Double.MIN_NORMAL));
  }

  @Override
  public double variance() {
    return mean * mean * cv * cv;
  }
}
