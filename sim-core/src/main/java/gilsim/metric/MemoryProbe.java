package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;

/** The most memory that was in use at once. */
final class MemoryProbe implements Probe {
  static final ProbeKind<MemoryProbe> KIND =
      new ProbeKind<>(MemoryProbe.class, context -> new MemoryProbe());

  private double used = Double.NaN;
  private double peak = Double.NaN;

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.MEMORY);
  }

  @Override
  public void restart(long now) {
    peak = used;
  }

  @Override
  public void memory(long now, double bytes) {
    used = bytes;
    if (!(bytes <= peak)) {
      peak = bytes;
    }
  }

  /** Bytes; not a number if nobody said what needs memory. */
  double peak() {
    return peak;
  }
}
