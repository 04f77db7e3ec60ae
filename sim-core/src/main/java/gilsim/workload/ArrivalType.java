package gilsim.workload;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.distribution.Exponential;
import gilsim.distribution.Gaps;
import gilsim.form.OneKeyType;
import gilsim.form.Quantity;
import gilsim.form.Range;
import gilsim.form.SeriesType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private static Map<String, ValueType<? extends OpenArrival>> kinds() {
    Map<String, ValueType<? extends OpenArrival>> kinds = new LinkedHashMap<>();
    kinds.put(
        "poisson",
        new Quantity("rate", Types.rate().units(), Range.above(0, FASTEST))
            .map(rate -> new OpenArrival(new Exponential(SECOND / rate), Long.MAX_VALUE)));
    kinds.put(
        "every", DistributionType.duration().map(gap -> new OpenArrival(gap, Long.MAX_VALUE)));
    kinds.put(
        "trace",
        new SeriesType(Types.time()).map(times -> new OpenArrival(new Gaps(times), times.size())));
    return kinds;
  }
}
