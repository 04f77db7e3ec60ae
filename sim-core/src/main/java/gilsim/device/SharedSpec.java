package gilsim.device;

/**
 * A link whose bandwidth all transfers in progress share equally (processor sharing), after a
 * latency of their own.
 *
 * @param name the device's name
 * @param bandwidth bytes per second, above 0
 * @param latency before the first byte moves, nanoseconds
 */
public record SharedSpec(String name, double bandwidth, long latency) implements DeviceSpec {

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
}
