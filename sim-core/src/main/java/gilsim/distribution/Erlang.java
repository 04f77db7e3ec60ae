package gilsim.distribution;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Quantity;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;

/**
 * Erlang: the sum of k exponential stages.
 *
 * @param mean of the sum, above 0
 * @param k number of stages, 1 to 10,000
 */
public record Erlang(double mean, int k) implements Distribution {
  /** Validates the parameters. */
  public Erlang {
    Ranges.positive("mean", mean);
    Ranges.between("k", k, 1, 10_000);
  }

  /** How it is written. */
  static ValueType<Erlang> type(Quantity quantity) {
    Key<Double> mean = Ranges.mean(quantity);
    Key<Integer> k = Key.required("k", Types.integer(1, 10_000), "number of stages");
    return Form.of(
        "erlang-" + quantity.name(),
        "Erlang: the sum of k exponential stages",
        v -> new Erlang(v.get(mean), v.get(k)),
        mean,
        k);
  }

  @Override
  public double sample(RandomStream random, long index) {
    double logs = 0;
    for (int i = 0; i < k; i++) {
      logs += Math.log(random.nextUniform());
    }
    return -mean / k * logs;
  }

  @Override
  public double variance() {
    return mean * mean / k;
  }
}
