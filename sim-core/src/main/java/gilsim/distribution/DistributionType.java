package gilsim.distribution;

import gilsim.form.Key;
import gilsim.form.OneKeyType;
import gilsim.form.Quantity;
import gilsim.form.ShapeType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.ArrayList;
import java.util.List;

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

  static ValueType<Distribution> of(Quantity quantity) {
    return new ShapeType<>(
        quantity.map(Constant::new),
        new OneKeyType<>(
            quantity.name() + "-distribution", "distribution", () -> kinds(quantity), List.of()));
  }

  private static List<Key<? extends Distribution>> kinds(Quantity quantity) {
    List<Key<? extends Distribution>> kinds = new ArrayList<>();
    for (DistributionKind kind : DistributionKind.values()) {
      kinds.add(Key.optional(kind.label(), kind.type(quantity), kind.meaning()));
    }
    return kinds;
  }
}
