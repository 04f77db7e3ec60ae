package gilsim.metric;

import gilsim.trace.TraceFanOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Listens to one replication and computes every metric of the registry that applies to it. */
public final class Measurement extends TraceFanOut {
  private final MetricContext context;
  private final Map<ProbeKind<?>, Probe> probes;
  private boolean counting;
  private long begin;

  /** A measurement of a replication that is about to begin. */
  public Measurement(MetricContext context) {
    this(context, createProbes(context));
  }

  private Measurement(MetricContext context, Map<ProbeKind<?>, Probe> probes) {
    super(List.copyOf(probes.values()));
    this.context = context;
    this.probes = probes;
    this.counting = context.warmUp() == 0;
  }

  private static Map<ProbeKind<?>, Probe> createProbes(MetricContext context) {
    Map<ProbeKind<?>, Probe> probes = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      metric
          .source()
          .ifPresent(
              source ->
                  probes.computeIfAbsent(source.kind(), kind -> kind.create().apply(context)));
    }
    return probes;
  }

  /** Only what happens from now on counts; levels keep the values they have. */
  public void warmUpEnded(long now) {
    begin = now;
    counting = true;
    for (Probe probe : probes.values()) {
      probe.restart(now);
    }
  }

  /**
   * What was measured, in the registry's order. A metric that does not apply has no value; a run
   * that ended within its warm-up has measured nothing.
   *
   * @param end the instant at which the run ended, nanoseconds
   * @param unfinished tasks that came but were not completed
   */
  public List<MetricValue> values(long end, long unfinished) {
    if (!counting) {
      warmUpEnded(end);
    }
    Window window = new Window(begin, end, unfinished, context);
    List<MetricValue> values = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      metric.source().ifPresent(source -> read(metric, source, window, values));
    }
    return values;
  }

  private void read(Metric metric, Source<?> source, Window window, List<MetricValue> to) {
    if (metric.scope().wholeRun()) {
      double value = source.value(probes, Reading.WHOLE_RUN, window);
      add(metric, metric.label(), value, to);
    }
    List<String> names = metric.scope().names(context);
    for (int i = 0; i < names.size(); i++) {
      double value = source.value(probes, i, window);
      add(metric, metric.label() + "/" + names.get(i), value, to);
    }
  }

  private static void add(Metric metric, String name, double value, List<MetricValue> to) {
    if (Double.isFinite(value)) {
      to.add(new MetricValue(name, metric.unit(), value));
    }
  }

  /**
   * Latency histograms of the tasks that counted, nanoseconds, by the name of their kind; none of a
   * kind that completed nothing.
   */
  public Map<String, Histogram> latencies() {
    return LatencyProbe.KIND.type().cast(probes.get(LatencyProbe.KIND)).histograms();
  }
}
