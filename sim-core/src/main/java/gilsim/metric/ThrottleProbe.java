package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;

/** How many hardware threads a CPU quota keeps from running. */
final class ThrottleProbe implements Probe {
  static final ProbeKind<ThrottleProbe> KIND =
      new ProbeKind<>(ThrottleProbe.class, context -> new ThrottleProbe());

  private final Level throttled = new Level();

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.THROTTLED);
  }

  @Override
  public void restart(long now) {
    throttled.restart(now);
  }

  @Override
  public void throttled(long now, int processor, boolean begins) {
    throttled.set(throttled.value() + (begins ? 1 : -1), now);
  }

  /** Seconds, added up over the hardware threads; not a number on a machine without a quota. */
  double seconds(Window window) {
    return window.context().cpuQuota() ? Window.seconds(throttled.area(window)) : Double.NaN;
  }
}
