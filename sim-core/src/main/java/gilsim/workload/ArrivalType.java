package gilsim.workload;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.form.OneKeyType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How open arrivals are written in scenario files. */
final class ArrivalType {
  /** Clients without a think time. */
  static final Distribution NO_PAUSE = new Constant(0);

  private ArrivalType() {}

  static ValueType<OpenArrival> open() {
    return new OneKeyType<>("arrivals", "arrivals", ArrivalType::kinds, List.of());
  }

  private static Map<String, ValueType<? extends OpenArrival>> kinds() {
    Map<String, ValueType<? extends OpenArrival>> kinds = new LinkedHashMap<>();
    kinds.put(
        "every",
        Types.positiveDuration()
            .map(period -> new OpenArrival(new Constant(period), Long.MAX_VALUE)));
    return kinds;
  }
}
