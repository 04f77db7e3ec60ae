package gilsim.workload;

import gilsim.distribution.Distribution;
import java.util.Optional;

/**
 * A blocking request to a device. A thread drops the GIL and blocks; a coroutine awaits.
 *
 * @param device the device's name
 * @param size bytes to transfer; needed by devices with a bandwidth, else empty
 * @param releases how often one call drops the GIL: 1, or 2 where it sends and then receives; at
 *     least 1
 */
public record IoStep(String device, Optional<Distribution> size, int releases) implements Step {

  /** Validates the number of releases. */
  public IoStep {
    if (releases < 1) {
      throw new IllegalArgumentException("releases must be at least 1 but is " + releases);
    }
  }
}
