package gilsim.distribution;

import gilsim.kernel.RandomStream;
import java.util.List;

/**
 * {@code list}: the values in order, then again from the first.
 *
 * @param values at least one, each at least 0
 */
public record Sequence(List<Double> values) implements Distribution {
  /** Validates and copies. */
  public Sequence {
    values = List.copyOf(values);
    Ranges.require(!values.isEmpty(), "at least one value is needed");
    values.forEach(value -> Ranges.notNegative("a value", value));
  }

  @Override
  public double sample(RandomStream random, long index) {
    return values.get((int) (index % values.size()));
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
