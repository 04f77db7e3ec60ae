package gilsim.device;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;

/**
 * A pool of connections to a remote party, each of which carries one request at a time; who finds
 * all of them in use waits, first come first served. A connection is opened when it is first
 * needed, and then kept.
 *
 * @param name the device's name
 * @param size most connections, at least 1
 * @param latency of one request on an open connection, nanoseconds
 * @param connect time to open a connection, on top of the first request's latency, nanoseconds
 */
public record ConnectionPoolSpec(String name, int size, Distribution latency, Distribution connect)
    implements DeviceSpec {

  private static final Key<Integer> SIZE =
      Key.required("size", Types.integer(1, 1_000_000), "most connections");

  private static final Key<Distribution> LATENCY =
      Key.required("latency", DistributionType.duration(), "of one request on an open connection");

  private static final Key<Distribution> CONNECT =
      Key.of(
          "connect",
          DistributionType.duration(),
          "0",
          "to open a connection, when it is first needed");

  /** How it is written. */
  public static final Form<DeviceSpec.Unnamed> TYPE =
      Form.of(
          "connection-pool-device",
          "connections that carry one request at a time",
          v -> name -> new ConnectionPoolSpec(name, v.get(SIZE), v.get(LATENCY), v.get(CONNECT)),
          SIZE,
          LATENCY,
          CONNECT);

  /** Validates the size. */
  public ConnectionPoolSpec {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1 but is " + size);
    }
  }

  /** A pool whose connections cost nothing to open. */
  public ConnectionPoolSpec(String name, int size, Distribution latency) {
    this(name, size, latency, new Constant(0));
  }

  @Override
  public boolean needsSize() {
    return false;
  }

  @Override
  public double meanTime(double bytes) {
    return latency.mean();
  }
}
