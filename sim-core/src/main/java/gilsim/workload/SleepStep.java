package gilsim.workload;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.ValueType;

/**
 * {@code time.sleep} or {@code asyncio.sleep}: waits for a timer, without a device.
 *
 * @param time the requested pause, nanoseconds; the operating system's timer slack comes on top
 */
public record SleepStep(Distribution time) implements Step {

  /** How it is written: the time. */
  public static final ValueType<SleepStep> TYPE = DistributionType.duration().map(SleepStep::new);
}
