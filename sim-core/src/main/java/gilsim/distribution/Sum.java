package gilsim.distribution;

import gilsim.form.Quantity;
import gilsim.form.Types;
import gilsim.form.ValueType;
import gilsim.kernel.RandomStream;
import java.util.List;

/**
 * The sum of independent parts, such as the seek and the rotation of a disk.
 *
 * @param parts at least one
 */
public record Sum(List<Distribution> parts) implements Distribution {
  /** Validates and copies. */
  public Sum {
    parts = List.copyOf(parts);
    Ranges.require(!parts.isEmpty(), "at least one part is needed");
  }

  /** How it is written: a list of its parts. */
  static ValueType<Sum> type(Quantity quantity) {
    return Types.list(DistributionType.of(quantity), 1).map(Sum::new);
  }

  @Override
  public double sample(RandomStream random, long index) {
    double sum = 0;
    for (Distribution part : parts) {
      sum += part.sample(random, index);
    }
    return sum;
  }

  @Override
  public double mean() {
    return parts.stream().mapToDouble(Distribution::mean).sum();
  }

  @Override
  public double variance() {
    return parts.stream().mapToDouble(Distribution::variance).sum();
  }

  @Override
  public boolean isConstant() {
    return parts.stream().allMatch(Distribution::isConstant);
  }
}
