package gilsim.distribution;

import gilsim.form.MapType;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;
import java.util.List;

/**
 * One of several values, each with its probability.
 *
 * @param values at least one, each at least 0
 * @param weights one per value, each at least 0, not all 0; probabilities in proportion to them
 */
public record Choice(List<Double> values, List<Double> weights) implements Distribution {
  /** Validates and copies. */
  public Choice {
    values = List.copyOf(values);
    weights = List.copyOf(weights);
    Ranges.require(!values.isEmpty(), "choice needs at least one value");
    Ranges.require(values.size() == weights.size(), "choice needs one weight per value");
    values.forEach(value -> Ranges.notNegative("a value of choice", value));
    weights.forEach(weight -> Ranges.notNegative("a weight of choice", weight));
    Ranges.positive("the sum of the weights of choice", sum(weights));
  }

  private static double sum(List<Double> numbers) {
    double sum = 0;
    for (int i = 0; i < numbers.size(); i++) {
      sum += numbers.get(i);
    }
    return sum;
  }

  /** How it is written: a map of values to their weights. */
  static ValueType<Choice> type(Quantity quantity) {
    return new MapType<>("value", quantity, Types.share(Range.of(0, 1e9)), 1)
        .map(weights -> new Choice(List.copyOf(weights.keySet()), List.copyOf(weights.values())));
  }

  @Override
  public double sample(RandomStream random, long index) {
    double rest = random.nextUniform() * sum(weights);
    for (int i = 0; i < values.size() - 1; i++) {
      rest -= weights.get(i);
      if (rest < 0) {
        return values.get(i);
      }
    }
    return values.get(values.size() - 1);
  }

  @Override
  public double mean() {
    double total = 0;
    for (int i = 0; i < values.size(); i++) {
      total += values.get(i) * weights.get(i);
    }
    return total / sum(weights);
  }

  @Override
  public double variance() {
    double mean = mean();
    double total = 0;
    for (int i = 0; i < values.size(); i++) {
      total += (values.get(i) - mean) * (values.get(i) - mean) * weights.get(i);
    }
    return total / sum(weights);
  }
}
