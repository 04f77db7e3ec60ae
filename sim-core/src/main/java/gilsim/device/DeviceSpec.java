package gilsim.device;

/**
 * A device that I/O steps wait for, by kind. Adding one: a record here, a class that models it, and
 * a line in {@link DeviceKind}.
 */
public sealed interface DeviceSpec
    permits DelaySpec, QueueSpec, SharedSpec, TokenBucketSpec, ConnectionPoolSpec {

  /** The device's name in the scenario. */
  String name();

  /** True if its I/O steps must say how many bytes they move. */
  boolean needsSize();

  /** True if its I/O steps may say how many bytes they move. */
  default boolean acceptsSize() {
    return needsSize();
  }

  /**
   * Mean time of a request that comes when nobody else is there, nanoseconds; 0 if the device may
   * refuse it, which takes no time.
   *
   * @param bytes to move
   */
  double meanTime(double bytes);

  /** True if it can refuse a request instead of letting it wait. */
  default boolean refuses() {
    return false;
  }

  /** A device whose name stands elsewhere: the key above it. */
  @FunctionalInterface
  interface Unnamed {
    /** The device with its name. */
    DeviceSpec named(String name);
  }
}
