package gilsim.device;

import gilsim.distribution.Distribution;
import gilsim.kernel.RandomStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A distribution given by how to draw from it. */
record Drawn(ToDoubleFunction<RandomStream> draw, double mean) implements Distribution {

  static Drawn exponential(double mean) {
    return new Drawn(random -> exponential(mean, random), mean);
  }

  static double exponential(double mean, RandomStream random) {
    return -mean * Math.log(random.nextUniform());
  }

  static Drawn constant(double value) {
    return new Drawn(random -> value, value);
  }

  /** Two exponential branches with balanced means and a squared coefficient of variation. */
  static Drawn hyperexponential(double mean, double squaredCv) {
    double p = 0.5 * (1 + Math.sqrt((squaredCv - 1) / (squaredCv + 1)));
    return new Drawn(
        random -> {
          double branch = random.nextUniform() < p ? mean / (2 * p) : mean / (2 * (1 - p));
          return exponential(branch, random);
        },
        mean);
  }

  /** The values one after another, by the index that the caller states. */
  static Distribution listed(double... values) {
    List<Double> list = java.util.Arrays.stream(values).boxed().toList();
    return new Distribution() {
      @Override
      public double sample(RandomStream random, long index) {
        return list.get((int) (index % list.size()));
      }

      @Override
      public double mean() {
        return list.stream().mapToDouble(x -> x).average().orElseThrow();
      }

      @Override
      public double variance() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public double sample(RandomStream random, long index) {
    return draw.applyAsDouble(random);
  }

  @Override
  public double variance() {
    throw new UnsupportedOperationException();
  }
}
