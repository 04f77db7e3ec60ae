package gilsim.device;

import gilsim.distribution.Distribution;

/**
 * One or more equal servers with one waiting line, first come first served (a disk, a remote
 * service with workers).
 *
 * @param name the device's name
 * @param servers how many requests are served at once, at least 1
 * @param service time of one request in service, nanoseconds
 */
public record QueueSpec(String name, int servers, Distribution service) implements DeviceSpec {

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
