package gilsim.device;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;

/**
 * A link whose bandwidth all transfers in progress share equally (processor sharing), after a
 * latency of their own.
 *
 * @param name the device's name
 * @param bandwidth bytes per second, above 0
 * @param latency before the first byte moves, nanoseconds
 */
public record SharedSpec(String name, double bandwidth, long latency) implements DeviceSpec {
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Key<Double> BANDWIDTH =
      Key.required("bandwidth", Types.bandwidth(), "bytes per second of all transfers together");

  private static final Key<Long> LATENCY =
      Key.of("latency", Types.duration(), "0", "before the first byte moves");

  /** How it is written. */
  public static final Form<DeviceSpec.Unnamed> TYPE =
      Form.of(
          "shared-device",
          "a bandwidth that all transfers share equally",
          v -> name -> new SharedSpec(name, v.get(BANDWIDTH), v.get(LATENCY)),
          BANDWIDTH,
          LATENCY);

  /** Validates the ranges. */
  public SharedSpec {
    if (!(bandwidth > 0) || Double.isInfinite(bandwidth)) {
      throw new IllegalArgumentException("bandwidth must be above 0 but is " + bandwidth);
    }
    if (latency < 0) {
      throw new IllegalArgumentException("latency must be at least 0 but is " + latency);
    }
  }

  @Override
  public boolean needsSize() {
    return true;
  }

  @Override
  public double meanTime(double bytes) {
    return latency + bytes * NANOS_PER_SECOND / bandwidth;
  }
}
