package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;

/** Increments of shared variables, and what became of them. */
final class LostUpdateProbe implements Probe {
  static final ProbeKind<LostUpdateProbe> KIND =
      new ProbeKind<>(LostUpdateProbe.class, LostUpdateProbe::new);

  private final long[] increments;
  private final double[] growth;

  LostUpdateProbe(MetricContext context) {
    increments = new long[context.variables().size()];
    growth = new double[increments.length];
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.INCREMENTED);
  }

  @Override
  public void restart(long now) {
    java.util.Arrays.fill(increments, 0);
    java.util.Arrays.fill(growth, 0);
  }

  @Override
  public void incremented(long now, int variable, long count, double rise) {
    increments[variable] += count;
    growth[variable] += rise;
  }

  /** Share of the increments that were lost; not a number if there were none. */
  double lostShare(int variable) {
    return (increments[variable] - growth[variable]) / increments[variable];
  }
}
