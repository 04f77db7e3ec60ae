package gilsim.device;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.Values;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One or more equal servers with one waiting line (a disk, a remote service with workers).
 *
 * @param name the device's name
 * @param servers how many requests are served at once, at least 1
 * @param service time of one request in service, nanoseconds
 * @param bandwidth at which a server moves a request's bytes after its service time, bytes per
 *     second, above 0; empty: sizes do not matter
 * @param bus at which all servers together move requests' bytes after that, one request after
 *     another, bytes per second, above 0; a request keeps its server until its bytes are moved;
 *     empty: they do not share anything
 * @param discipline who is served next
 * @param capacity most requests in the device, those in service included, at least the number of
 *     servers; empty: no limit
 * @param refuses whether a request that finds the device full is refused, instead of waiting in
 *     front of it, first come first served; a refused request takes no time, and its task goes on
 *     with the next step
 */
public record QueueSpec(
    String name,
    int servers,
    Distribution service,
    OptionalDouble bandwidth,
    OptionalDouble bus,
    Discipline discipline,
    OptionalInt capacity,
    boolean refuses)
    implements DeviceSpec {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST = 1_000_000;

  private static final Key<Integer> SERVERS =
      Key.of("servers", Types.integer(1, MOST), "1", "how many requests are served at once");

  private static final Key<Distribution> SERVICE =
      Key.required("service", DistributionType.duration(), "time of one request in service");

  private static final Key<Double> BANDWIDTH =
      Key.optional(
          "bandwidth",
          Types.bandwidth(),
          "at which each server moves the size of an I/O step, on top of the service time");

  private static final Key<Double> BUS =
      Key.optional(
          "bus",
          Types.bandwidth(),
          "at which all servers together move the size of an I/O step after that, one request after"
              + " another; each keeps its server meanwhile (the interface of a disk)");

  private static final Key<Discipline> DISCIPLINE =
      Key.of("discipline", Discipline.type(), "fifo", "who is served next");

  private static final Key<Integer> CAPACITY =
      Key.optional(
          "capacity",
          Types.integer(1, MOST),
          "most requests in the device, those in service included; else no limit");

  private static final Key<Boolean> WHEN_FULL =
      Key.of(
          "when-full",
          Refusal.type(),
          "wait",
          "whether a request that finds it full waits in front of it, or is refused: then its task"
              + " goes on with the next step at once");

  /** How it is written. */
  public static final Form<DeviceSpec.Unnamed> TYPE =
      Form.of(
          "queue-device",
          "servers with a waiting line",
          QueueSpec::make,
          SERVERS,
          SERVICE,
          BANDWIDTH,
          BUS,
          DISCIPLINE,
          CAPACITY,
          WHEN_FULL);

  /** Validates the ranges. */
  public QueueSpec {
    if (servers < 1) {
      throw new IllegalArgumentException("servers must be at least 1 but is " + servers);
    }
    if (bandwidth.isPresent() && !(bandwidth.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "bandwidth must be above 0 but is " + bandwidth.getAsDouble());
    }
    if (bus.isPresent() && !(bus.getAsDouble() > 0)) {
      throw new IllegalArgumentException("bus must be above 0 but is " + bus.getAsDouble());
    }
    if (capacity.isPresent() && capacity.getAsInt() < servers) {
      throw new IllegalArgumentException(
          "capacity counts those in service too, so it must be at least servers ("
              + servers
              + ") but is "
              + capacity.getAsInt());
    }
    if (refuses && capacity.isEmpty()) {
      throw new IllegalArgumentException("when-full: refuse needs a capacity");
    }
  }

  /** Servers that share no bus. */
  public QueueSpec(
      String name,
      int servers,
      Distribution service,
      OptionalDouble bandwidth,
      Discipline discipline,
      OptionalInt capacity,
      boolean refuses) {
    this(name, servers, service, bandwidth, OptionalDouble.empty(), discipline, capacity, refuses);
  }

  /** Without a limit and without sizes, first come first served. */
  public QueueSpec(String name, int servers, Distribution service) {
    this(
        name,
        servers,
        service,
        OptionalDouble.empty(),
        Discipline.FIFO,
        OptionalInt.empty(),
        false);
  }

  private static DeviceSpec.Unnamed make(Values v) {
    Optional<Integer> capacity = v.find(CAPACITY);
    QueueSpec spec =
        new QueueSpec(
            "",
            v.get(SERVERS),
            v.get(SERVICE),
            optional(v.find(BANDWIDTH)),
            optional(v.find(BUS)),
            v.get(DISCIPLINE),
            capacity.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            v.get(WHEN_FULL));
    return spec::named;
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private QueueSpec named(String wanted) {
    return new QueueSpec(wanted, servers, service, bandwidth, bus, discipline, capacity, refuses);
  }

  @Override
  public boolean needsSize() {
    return false;
  }

  @Override
  public boolean acceptsSize() {
    return bandwidth.isPresent() || bus.isPresent();
  }

  /** Time that a server takes to move so many bytes, nanoseconds. */
  double moving(double bytes) {
    return time(bytes, bandwidth);
  }

  /** Time that so many bytes take the bus, nanoseconds. */
  double onBus(double bytes) {
    return time(bytes, bus);
  }

  private static double time(double bytes, OptionalDouble bytesPerSecond) {
    return bytesPerSecond.isPresent() ? bytes * NANOS_PER_SECOND / bytesPerSecond.getAsDouble() : 0;
  }

  @Override
  public double meanTime(double bytes) {
    return refuses ? 0 : service.mean() + moving(bytes) + onBus(bytes);
  }
}
