package gilsim.workload;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.distribution.Exponential;
import gilsim.distribution.Gaps;
import gilsim.form.Key;
import gilsim.form.OneKeyType;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.SeriesType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.List;

/** How open arrivals are written in scenario files. */
final class ArrivalType {
  /** Clients without a think time. */
  static final Distribution NO_PAUSE = new Constant(0);

  private static final double SECOND = 1e9;

  /** Rounding to nanoseconds changes the mean gap of a faster Poisson stream by more than 1e-5. */
  private static final double FASTEST = 1e7;

  private ArrivalType() {}

  static ValueType<OpenArrival> open() {
    return new OneKeyType<>("arrivals", "arrival process", ArrivalType::kinds, List.of());
  }

  private static List<Key<? extends OpenArrival>> kinds() {
    return List.of(
        Key.optional(
            "poisson",
            new Quantity("rate", Types.rate().units(), Range.above(0, FASTEST))
                .map(rate -> new OpenArrival(new Exponential(SECOND / rate), Long.MAX_VALUE)),
            "a Poisson stream: exponential times between arrivals"),
        Key.optional(
            "every",
            DistributionType.duration().map(gap -> new OpenArrival(gap, Long.MAX_VALUE)),
            "the time between arrivals; the first comes one such time after time 0"),
        Key.optional(
            "trace",
            new SeriesType(Types.time())
                .map(times -> new OpenArrival(new Gaps(times), times.size())),
            "a file with the instants of all arrivals since time 0, in order"));
  }
}
