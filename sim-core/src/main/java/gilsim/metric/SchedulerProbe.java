package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;

/** What the kernel counts about its threads. */
final class SchedulerProbe implements Probe {
  static final ProbeKind<SchedulerProbe> KIND =
      new ProbeKind<>(SchedulerProbe.class, context -> new SchedulerProbe());

  private long voluntary;
  private long involuntary;
  private long migrations;

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.CONTEXT_SWITCH, TraceEvent.MIGRATION);
  }

  @Override
  public void restart(long now) {
    voluntary = 0;
    involuntary = 0;
    migrations = 0;
  }

  @Override
  public void contextSwitch(long now, boolean isVoluntary) {
    if (isVoluntary) {
      voluntary++;
    } else {
      involuntary++;
    }
  }

  @Override
  public void migration(long now) {
    migrations++;
  }

  long voluntary() {
    return voluntary;
  }

  long involuntary() {
    return involuntary;
  }

  long migrations() {
    return migrations;
  }
}
