package gilsim.workload;

import gilsim.distribution.Distribution;

/**
 * {@code time.sleep} or {@code asyncio.sleep}: waits for a timer, without a device.
 *
 * @param time the requested pause, nanoseconds; the operating system's timer slack comes on top
 */
public record SleepStep(Distribution time) implements Step {}
