package gilsim.device;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.WordType;
import java.util.Map;

/**
 * One or more equal servers with one waiting line, first come first served (a disk, a remote
 * service with workers).
 *
 * @param name the device's name
 * @param servers how many requests are served at once, at least 1
 * @param service time of one request in service, nanoseconds
 */
public record QueueSpec(String name, int servers, Distribution service) implements DeviceSpec {

  private static final Key<Integer> SERVERS =
      Key.of("servers", Types.integer(1, 1_000_000), "1", "how many requests are served at once");

  private static final Key<Distribution> SERVICE =
      Key.required("service", DistributionType.duration(), "time of one request in service");

  private static final Key<Boolean> DISCIPLINE =
      Key.of(
          "discipline",
          WordType.of(Map.of("fifo", true), "lifo", "priority", "random"),
          "fifo",
          "who is served next: first come first served");

  /** How it is written. */
  public static final Form<DeviceSpec.Unnamed> TYPE =
      Form.of(
          "queue-device",
          "servers with a waiting line",
          v -> name -> new QueueSpec(name, v.get(SERVERS), v.get(SERVICE)),
          SERVERS,
          SERVICE,
          DISCIPLINE,
          Key.later("capacity", "most requests in the device, waiting ones included"),
          Key.later("when-full", "whether a request waits or is refused when it is full"));

  /** Validates the number of servers. */
  public QueueSpec {
    if (servers < 1) {
      throw new IllegalArgumentException("servers must be at least 1 but is " + servers);
    }
  }

  @Override
  public boolean needsSize() {
    return false;
  }
}
