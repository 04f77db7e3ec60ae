package gilsim.metric;

import gilsim.trace.TaskRecord;
import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** How long the completed tasks took, per kind and over all. */
final class LatencyProbe implements Probe {
  static final ProbeKind<LatencyProbe> KIND =
      new ProbeKind<>(LatencyProbe.class, LatencyProbe::new);

  private final List<String> names;
  private final LatencySample[] kinds;
  private final boolean several;
  private LatencySample all = new LatencySample();

  LatencyProbe(MetricContext context) {
    names = context.taskKinds();
    kinds = new LatencySample[names.size()];
    several = kinds.length > 1;
    restart(0);
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.TASK_DONE);
  }

  @Override
  public void restart(long now) {
    all = new LatencySample();
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = several ? new LatencySample() : all;
    }
  }

  @Override
  public void taskDone(long now, TaskRecord task) {
    long latency = now - task.arrival();
    all.add(latency);
    if (several) {
      kinds[task.kind()].add(latency);
    }
  }

  double mean(int kind) {
    return Window.seconds(sample(kind).mean());
  }

  double max(int kind) {
    return Window.seconds(sample(kind).max());
  }

  double quantile(int kind, double share) {
    return Window.seconds(sample(kind).quantile(share));
  }

  private LatencySample sample(int kind) {
    return kind == Reading.WHOLE_RUN ? all : kinds[kind];
  }

  /** Histograms by the name of the kind, nanoseconds; none of a kind that completed nothing. */
  Map<String, Histogram> histograms() {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    for (int i = 0; i < kinds.length; i++) {
      if (!kinds[i].isEmpty()) {
        histograms.put(names.get(i), kinds[i].toHistogram());
      }
    }
    return histograms;
  }
}
