package gilsim.device;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;

/**
 * A remote party without contention: every request takes its own latency.
 *
 * @param name the device's name
 * @param latency from request to answer, nanoseconds
 */
public record DelaySpec(String name, Distribution latency) implements DeviceSpec {

  private static final Key<Distribution> LATENCY =
      Key.required("latency", DistributionType.duration(), "from request to answer");

  /** How it is written. */
  public static final Form<DeviceSpec.Unnamed> TYPE =
      Form.of(
          "delay-device",
          "a remote party without contention",
          v -> name -> new DelaySpec(name, v.get(LATENCY)),
          LATENCY);

  @Override
  public boolean needsSize() {
    return false;
  }

  @Override
  public double meanTime(double bytes) {
    return latency.mean();
  }
}
