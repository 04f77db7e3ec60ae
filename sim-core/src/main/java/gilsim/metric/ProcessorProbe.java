package gilsim.metric;

import gilsim.trace.TraceEvent;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/** How many hardware threads are busy. */
final class ProcessorProbe implements Probe {
  static final ProbeKind<ProcessorProbe> KIND =
      new ProbeKind<>(ProcessorProbe.class, context -> new ProcessorProbe());

  private final BitSet busy = new BitSet();
  private final Level busyCount = new Level();

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.PROCESSOR_BUSY);
  }

  @Override
  public void restart(long now) {
    busyCount.restart(now);
  }

  @Override
  public void processorBusy(long now, int processor, boolean isBusy) {
    if (busy.get(processor) != isBusy) {
      busy.set(processor, isBusy);
      busyCount.set(busyCount.value() + (isBusy ? 1 : -1), now);
    }
  }

  double utilization(Window window) {
    return busyCount.average(window) / window.context().hardwareThreads();
  }
}
