package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Waits for the locks of the program. */
final class LockProbe implements Probe {
  static final ProbeKind<LockProbe> KIND = new ProbeKind<>(LockProbe.class, LockProbe::new);

  private final WaitMean[] contendedWaits;

  LockProbe(MetricContext context) {
    contendedWaits =
        Stream.generate(WaitMean::new).limit(context.locks().size()).toArray(WaitMean[]::new);
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.LOCK_ACQUIRED);
  }

  @Override
  public void restart(long now) {
    for (WaitMean waits : contendedWaits) {
      waits.restart();
    }
  }

  @Override
  public void lockAcquired(long now, int lock, long waited, boolean contended) {
    if (contended) {
      contendedWaits[lock].add(waited);
    }
  }

  double waitMean(int lock) {
    return contendedWaits[lock].seconds();
  }
}
