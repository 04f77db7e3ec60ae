package gilsim.distribution;

import gilsim.form.Series;
import gilsim.kernel.RandomStream;

/**
 * The gaps between recorded arrivals: the first is the time of the first arrival.
 *
 * @param times instants since time 0, nanoseconds, in order; at least one
 */
public record Gaps(Series times) implements Distribution {
  /** Validates the order. */
  public Gaps {
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) < times.get(i - 1)) {
        throw new IllegalArgumentException(
            "the times of the trace must not decrease, but number " + (i + 1) + " does");
      }
    }
  }

  @Override
  public double sample(RandomStream random, long index) {
    int i = (int) index;
    // Rounded before subtracting, so that rounding errors do not add up.
    return Math.round(times.get(i)) - (i == 0 ? 0 : Math.round(times.get(i - 1)));
  }

  @Override
  public double mean() {
    return times.get(times.size() - 1) / times.size();
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < times.size(); i++) {
      double deviation = times.get(i) - (i == 0 ? 0 : times.get(i - 1)) - mean;
      sum += deviation * deviation;
    }
    return sum / times.size();
  }
}
