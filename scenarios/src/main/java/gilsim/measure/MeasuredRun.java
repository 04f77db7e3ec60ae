package gilsim.measure;

import gilsim.device.DeviceSpec;
import gilsim.experiment.Outcome;
import gilsim.experiment.SystemSpec;
import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import gilsim.store.StoredRun;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * Makes a stored run of the harness's answer: the metrics of a simulated one, where it has them.
 */
final class MeasuredRun {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int HISTOGRAM_DIGITS = 3;

  /** A host that differs by more from what the work was calibrated for is remarked on. */
  private static final double REMARKABLE = 0.15;

  /** Others who use more processors than this on average are remarked on. */
  private static final double REMARKABLE_OTHERS = 0.2;

  /** Devices that use more of the time of the host than this are remarked on. */
  private static final double REMARKABLE_SHARE = 0.05;

  private final SystemSpec system;
  private final JsonNode answer;
  private final List<MetricValue> values = new ArrayList<>();
  private final Map<String, Latencies> kinds = new LinkedHashMap<>();
  private final Latencies all = new Latencies();
  private double seconds;
  private double last;

  private MeasuredRun(SystemSpec system, JsonNode answer) {
    this.system = system;
    this.answer = answer;
  }

  /** The run that an answer tells of. */
  static StoredRun of(SystemSpec system, JsonNode answer) {
    return new MeasuredRun(system, answer).run();
  }

  private StoredRun run() {
    long warmUp = system.limit().warmUp();
    for (TaskSpec task : system.tasks()) {
      Latencies own = new Latencies();
      for (JsonNode done : answer.get("tasks").get(task.name())) {
        long end = done.get(1).asLong();
        last = Math.max(last, end / NANOS_PER_SECOND);
        if (end > warmUp) {
          own.add(end - done.get(0).asLong());
          all.add(end - done.get(0).asLong());
        }
      }
      kinds.put(task.name(), own);
    }
    boolean untilDone = system.limit().horizon().isEmpty();
    double end = untilDone ? last : answer.get("end").asDouble() / NANOS_PER_SECOND;
    seconds = end - warmUp / NANOS_PER_SECOND;
    for (Metric metric : Metric.values()) {
      add(metric, untilDone);
    }
    MeasuredDeaths deaths = new MeasuredDeaths(answer);
    boolean undone = untilDone && answer.get("unfinished").asLong() > 0;
    return new StoredRun(
        undone || deaths.failed() ? Outcome.UNFINISHED : Outcome.DONE,
        deaths
            .describe()
            .or(() -> undone ? Optional.of("tasks were left undone") : Optional.empty())
            .orElseGet(this::remark),
        values,
        histograms());
  }

  private void add(Metric metric, boolean untilDone) {
    switch (metric) {
      case MAKESPAN -> {
        if (untilDone && all.count() > 0) {
          put(metric, "", last);
        }
      }
      case THROUGHPUT -> perKind(metric, sample -> sample.count() / seconds);
      case LATENCY_MEAN -> perKind(metric, Latencies::mean);
      case LATENCY_P50 -> perKind(metric, sample -> sample.quantile(0.50));
      case LATENCY_P95 -> perKind(metric, sample -> sample.quantile(0.95));
      case LATENCY_P99 -> perKind(metric, sample -> sample.quantile(0.99));
      case LATENCY_MAX -> perKind(metric, sample -> sample.quantile(1));
      case CPU_UTILIZATION ->
          told(metric, "cpu", 1 / (seconds * system.machine().hardwareThreads()));
      case CONTEXT_SWITCHES_VOLUNTARY -> told(metric, "voluntary", 1);
      case CONTEXT_SWITCHES_INVOLUNTARY -> told(metric, "involuntary", 1);
      // Counted from time 0 on, which after a warm-up would be something else.
      case REFUSED -> {
        if (system.limit().warmUp() == 0) {
          refused(metric);
        }
      }
      case LOST_UPDATES -> {
        if (system.limit().warmUp() == 0) {
          lost(metric);
        }
      }
      case STARTUP_TIME -> told(metric, "startup", 1 / NANOS_PER_SECOND);
      case PEAK_MEMORY -> told(metric, "peakMemory", 1);
      case COMPLETED -> perKind(metric, sample -> (double) sample.count());
      case UNFINISHED -> told(metric, "unfinished", 1);
      case HOST_SPEED -> put(metric, "", hostSpeed());
      case HOST_STEADINESS -> told(metric, "steadiness", 1);
      case WORK_SPEED -> told(metric, "made", 1);
      case PROCESSOR_SPEED -> speeds(metric, answer.at("/speeds/0"));
      case PROCESSOR_SPEED_AFTER -> speeds(metric, answer.at("/speeds/1"));
      case PROCESSORS_TOGETHER -> speeds(metric, answer.at("/together"));
      case DEVICE_LATENESS -> lateness(metric);
      default -> {
        // Only the model can see it, or it is derived from several runs.
      }
    }
  }

  private void put(Metric metric, String part, double value) {
    if (Double.isFinite(value)) {
      String name = metric.label() + (part.isEmpty() ? "" : "/" + part);
      values.add(new MetricValue(name, metric.unit(), value));
    }
  }

  private void perKind(Metric metric, java.util.function.ToDoubleFunction<Latencies> reading) {
    put(metric, "", reading.applyAsDouble(all));
    if (kinds.size() > 1) {
      kinds.forEach((task, sample) -> put(metric, task, reading.applyAsDouble(sample)));
    }
  }

  private void told(Metric metric, String key, double unit) {
    if (answer.hasNonNull(key)) {
      put(metric, "", answer.get(key).asDouble() * unit);
    }
  }

  private void speeds(Metric metric, JsonNode speeds) {
    for (int i = 0; i < speeds.size(); i++) {
      put(metric, Integer.toString(i + 1), speeds.get(i).asDouble());
    }
  }

  private void refused(Metric metric) {
    int index = 0;
    for (DeviceSpec device : system.devices()) {
      if (device.refuses()) {
        put(metric, device.name(), answer.at("/server/refused/" + index).asDouble());
      }
      index++;
    }
  }

  private void lateness(Metric metric) {
    for (int i = 0; i < system.devices().size(); i++) {
      JsonNode tenths = answer.at("/server/late/" + i);
      for (int j = 0; j < tenths.size(); j++) {
        put(metric, system.devices().get(i).name() + "/" + (j + 1), tenths.get(j).asDouble());
      }
    }
  }

  private void lost(Metric metric) {
    for (int i = 0; i < system.variables().size(); i++) {
      double growth = answer.at("/lost/" + i + "/0").asDouble();
      double times = answer.at("/lost/" + i + "/1").asDouble();
      put(metric, system.variables().get(i), (times - growth) / times);
    }
  }

  /** The slower of before and after; of a run that was cut off only before. */
  private double hostSpeed() {
    double slowest = Double.POSITIVE_INFINITY;
    for (JsonNode speed : answer.get("reference")) {
      slowest = Math.min(slowest, speed.asDouble());
    }
    return slowest;
  }

  /** What a reader should know of this run; mostly nothing. */
  private String remark() {
    double speed = hostSpeed();
    if (Math.abs(speed - 1) > REMARKABLE) {
      return String.format(
          Locale.ROOT,
          "the host was at %.2f times the speed that the work was made for%s",
          speed,
          others() > REMARKABLE_OTHERS
              ? String.format(Locale.ROOT, ", and others used %.1f processors", others())
              : "");
    }
    if (!answer.get("steady").asBoolean()) {
      return "a processor changed its speed meanwhile";
    }
    if (!answer.get("equal").asBoolean()) {
      return "a processor was slower than another";
    }
    if (others() > REMARKABLE_OTHERS) {
      return String.format(Locale.ROOT, "others used %.1f processors meanwhile", others());
    }
    double share = answer.at("/server/cpu").asDouble() / Math.max(last, seconds);
    if (answer.at("/server/requests").asLong() > 0 && share > REMARKABLE_SHARE) {
      return String.format(
          Locale.ROOT, "playing the devices took %.0f %% of one processor", 100 * share);
    }
    return "";
  }

  /** Processors that other programs used meanwhile; 0 where that is unknown. */
  private double others() {
    return answer.hasNonNull("others") ? answer.get("others").asDouble() : 0;
  }

  private Map<String, Histogram> histograms() {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    kinds.forEach(
        (task, sample) -> {
          if (sample.count() > 0) {
            histograms.put(task, sample.histogram(HISTOGRAM_DIGITS));
          }
        });
    return histograms;
  }
}
