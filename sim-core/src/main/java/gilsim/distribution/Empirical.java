package gilsim.distribution;

import gilsim.kernel.RandomStream;
import java.util.List;

/**
 * Observed values, each equally likely.
 *
 * @param values at least one, each at least 0
 */
public record Empirical(List<Double> values) implements Distribution {
  /** Validates and copies. */
  public Empirical {
    values = List.copyOf(values);
    Ranges.require(!values.isEmpty(), "at least one value is needed");
    values.forEach(value -> Ranges.notNegative("a value", value));
  }

  @Override
  public double sample(RandomStream random, long index) {
    return values.get((int) (random.nextUniform() * values.size()));
  }

  @Override
  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Override
  public double variance() {
    double mean = mean();
    return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
