package gilsim.workload;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.Types;
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

  private static final Key<String> DEVICE =
      Key.required("device", new NameType("device"), "the device that the call waits for");

  private static final Key<Distribution> SIZE =
      Key.optional(
          "size",
          DistributionType.size(),
          "bytes to transfer; required by devices with a bandwidth, refused by others");

  private static final Key<Integer> RELEASES =
      Key.of(
          "releases",
          Types.integer(1, 1000),
          "1",
          "how often one call drops the GIL: 2 where it sends and then receives");

  /** How it is written. */
  public static final Form<IoStep> TYPE =
      Form.of(
          "io-step",
          "a blocking request to a device",
          v -> new IoStep(v.get(DEVICE), v.find(SIZE), v.get(RELEASES)),
          DEVICE,
          SIZE,
          RELEASES);

  /** Validates the number of releases. */
  public IoStep {
    if (releases < 1) {
      throw new IllegalArgumentException("releases must be at least 1 but is " + releases);
    }
  }
}
