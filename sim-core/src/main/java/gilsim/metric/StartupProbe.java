package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;

/** When the last worker was ready. The start of workers counts although it precedes the warm-up. */
final class StartupProbe implements Probe {
  static final ProbeKind<StartupProbe> KIND =
      new ProbeKind<>(StartupProbe.class, context -> new StartupProbe());

  private double lastReady = Double.NaN;

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.WORKERS_READY);
  }

  @Override
  public void restart(long now) {}

  @Override
  public void workersReady(long now) {
    lastReady = now;
  }

  double seconds() {
    return Window.seconds(lastReady);
  }
}
