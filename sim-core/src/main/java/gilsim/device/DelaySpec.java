package gilsim.device;

import gilsim.distribution.Distribution;

/**
 * A remote party without contention: every request takes its own latency.
 *
 * @param name the device's name
 * @param latency from request to answer, nanoseconds
 */
public record DelaySpec(String name, Distribution latency) implements DeviceSpec {

  @Override
  public boolean needsSize() {
    return false;
  }
}
