package gilsim.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/** Whether this host is too busy with other things to measure on it. */
final class HostLoad {
  /** Runnable threads per processor, last minute's mean, from which results are in doubt. */
  private static final double BUSY = 0.5;

  private HostLoad() {}

  /** A warning for people; empty if the host is idle enough, or does not say. */
  static Optional<String> warning() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return warning(system.getSystemLoadAverage(), system.getAvailableProcessors());
  }

  static Optional<String> warning(double load, int processors) {
    if (load < BUSY * processors) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "this host is busy: %.1f threads were running or ready on %d processors in the last"
                + " minute; what is measured now is slower, and varies more, than on an idle host",
            load,
            processors));
  }
}
