package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/** Use of the GILs. An interpreter exists for the metrics once a thread took its GIL. */
final class GilProbe implements Probe {
  static final ProbeKind<GilProbe> KIND =
      new ProbeKind<>(GilProbe.class, context -> new GilProbe());

  private final BitSet interpreters = new BitSet();
  private final Level held = new Level();
  private final WaitMean contendedWaits = new WaitMean();
  private long switches;

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.GIL_TAKEN, TraceEvent.GIL_RELEASED);
  }

  @Override
  public void restart(long now) {
    held.restart(now);
    contendedWaits.restart();
    switches = 0;
  }

  @Override
  public void gilTaken(
      long now, int gil, int thread, long waited, boolean contended, boolean changed) {
    interpreters.set(gil);
    held.set(held.value() + 1, now);
    if (contended) {
      contendedWaits.add(waited);
    }
    if (changed) {
      switches++;
    }
  }

  @Override
  public void gilReleased(long now, int gil) {
    held.set(held.value() - 1, now);
  }

  double heldShare(Window window) {
    return held.average(window) / interpreters.cardinality();
  }

  double waitMean() {
    return contendedWaits.seconds();
  }

  double switches() {
    return interpreters.isEmpty() ? Double.NaN : switches;
  }
}
