package gilsim.experiment;

import gilsim.hardware.MachineSpec;
import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import java.util.List;
import java.util.Locale;

/** Whether a run had the memory that it needed. */
final class MemoryCheck {
  private static final double GIBIBYTE = 0x1p30;

  private MemoryCheck() {}

  /** What to tell the user; empty if the memory sufficed, or one of the two is not known. */
  static String message(List<MetricValue> values, MachineSpec machine) {
    double limit = machine.memory().orElse(Long.MAX_VALUE);
    return values.stream()
        .filter(value -> value.metric().equals(Metric.PEAK_MEMORY.label()))
        .filter(value -> value.value() > limit)
        .map(
            value ->
                "needs "
                    + size(value.value())
                    + " of memory at its peak, but the machine has "
                    + size(limit)
                    + ": the real program would swap or be killed")
        .findFirst()
        .orElse("");
  }

  private static String size(double bytes) {
    return String.format(Locale.ROOT, "%.4g GiB", bytes / GIBIBYTE);
  }
}
