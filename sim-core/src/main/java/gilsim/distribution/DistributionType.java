package gilsim.distribution;

import gilsim.form.OneKeyType;
import gilsim.form.Quantity;
import gilsim.form.ShapeType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How distributions are written in scenario files: a constant, or {@code {kind: parameters}}. */
public final class DistributionType {

  private DistributionType() {}

  /** A duration or a distribution of durations, in nanoseconds. */
  public static ValueType<Distribution> duration() {
    return of(Types.time());
  }

  /** A size or a distribution of sizes, in bytes. */
  public static ValueType<Distribution> size() {
    return of(Types.bytes());
  }

  private static ValueType<Distribution> of(Quantity quantity) {
    return new ShapeType<>(
        quantity.map(Constant::new),
        new OneKeyType<>(
            quantity.name() + "-distribution", "distribution", () -> kinds(quantity), List.of()));
  }

  private static Map<String, ValueType<? extends Distribution>> kinds(Quantity quantity) {
    Map<String, ValueType<? extends Distribution>> kinds = new LinkedHashMap<>();
    for (DistributionKind kind : DistributionKind.values()) {
      kinds.put(kind.label(), kind.type(quantity));
    }
    return kinds;
  }
}
