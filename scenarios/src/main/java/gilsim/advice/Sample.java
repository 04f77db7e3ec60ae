package gilsim.advice;

import gilsim.experiment.Shortfall;
import gilsim.experiment.SystemSpec;
import gilsim.metric.MetricValue;
import gilsim.statistics.SampleMean;
import gilsim.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The runs of one alternative: replications 0 to n - 1, and why it cannot be chosen, if so. */
final class Sample {
  private final String metric;
  private final SystemSpec system;
  private final List<Double> values = new ArrayList<>();
  private final Map<String, SampleMean> means = new LinkedHashMap<>();
  private Optional<String> problem = Optional.empty();
  private String remark = "";
  private int remarks;
  private final List<List<MetricValue>> done = new ArrayList<>();

  /** An empty sample of a metric of a system. */
  Sample(String metric, SystemSpec system) {
    this.metric = metric;
    this.system = system;
  }

  /** Takes in the next replication. One that failed, or left finite work undone, rules it out. */
  void add(StoredRun run) {
    OptionalDouble value = run.value(metric);
    if (!run.status().equals("done")) {
      exclude(run.status() + (run.message().isEmpty() ? "" : ": " + run.message()));
    } else if (value.isEmpty()) {
      exclude("has no " + metric);
    } else {
      values.add(value.getAsDouble());
      done.add(run.values());
      String shortfall = Shortfall.message(run.values(), system);
      if (!shortfall.isEmpty()) {
        remark = remark.isEmpty() ? shortfall : remark;
        remarks++;
      }
      run.values()
          .forEach(
              one -> means.computeIfAbsent(one.metric(), m -> new SampleMean()).add(one.value()));
    }
  }

  /** It cannot be chosen; the first reason counts. */
  void exclude(String reason) {
    problem = problem.or(() -> Optional.of(reason));
  }

  /** Why it cannot be chosen. */
  Optional<String> problem() {
    return problem;
  }

  /** How many runs are done but say that the machine was not enough for them. */
  int remarks() {
    return remarks;
  }

  /** Whether all runs together show that tasks come faster than they are done. */
  boolean overloaded() {
    return Shortfall.overloaded(done, system);
  }

  /** What the first of them says; empty if there is none. */
  String remark() {
    return remark;
  }

  int count() {
    return values.size();
  }

  double value(int replication) {
    return values.get(replication);
  }

  /** Mean of a metric; not a number if no run has it. */
  double mean(String name) {
    SampleMean mean = means.get(name);
    return mean == null ? Double.NaN : mean.mean();
  }

  /** Mean of the metric that decides. */
  SampleMean mean() {
    return means.get(metric);
  }

  /** Means of all metrics, by name. */
  Map<String, Double> allMeans() {
    Map<String, Double> all = new LinkedHashMap<>();
    means.forEach((name, mean) -> all.put(name, mean.mean()));
    return all;
  }
}
