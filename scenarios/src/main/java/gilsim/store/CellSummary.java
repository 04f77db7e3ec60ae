package gilsim.store;

import gilsim.experiment.Outcome;
import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import gilsim.statistics.Interval;
import gilsim.statistics.SampleMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the runs of one cell add up to. */
final class CellSummary {
  /** One metric. */
  private record Column(String metric, String unit, SampleMean mean) {
    int rank() {
      return Metric.of(metric).map(Metric::ordinal).orElse(Integer.MAX_VALUE);
    }
  }

  private final PlanFacts plan;
  private final int point;
  private final int strategy;
  private final String source;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Histogram> latencies = new TreeMap<>();
  private Optional<String> remark = Optional.empty();
  private int remarks;
  private Optional<String> why = Optional.empty();
  private int replications;

  CellSummary(PlanFacts plan, int point, int strategy, String source) {
    this.source = source;
    this.plan = plan;
    this.point = point;
    this.strategy = strategy;
  }

  CellFacts facts() {
    return plan.cell(point, strategy);
  }

  /** Takes in the next replication, paired metrics included. */
  void add(StoredRun run) {
    replications++;
    outcomes.merge(run.outcome(), 1, Integer::sum);
    if (run.outcome() == Outcome.DONE && !run.message().isEmpty()) {
      remark = remark.or(() -> Optional.of(run.message()));
      remarks++;
    }
    if (run.outcome() != Outcome.DONE) {
      why = why.or(() -> Optional.of(run.message()));
    }
    for (MetricValue value : run.counted()) {
      columns
          .computeIfAbsent(value.metric(), name -> new Column(name, value.unit(), new SampleMean()))
          .mean()
          .add(value.value());
    }
  }

  /** What the first of the runs that are done says besides, and how many say something. */
  Optional<String> remark() {
    return remark.map(
        text -> text + (remarks > 1 ? " (in " + remarks + " of " + replications + " runs)" : ""));
  }

  /** The runs that did not do their work, if there are any. */
  Optional<Shortfall> shortfall() {
    return why.map(
        text ->
            new Shortfall(
                plan.points().get(point).id(),
                plan.strategies().get(strategy),
                source,
                outcomes.getOrDefault(Outcome.DONE, 0),
                outcomes.getOrDefault(Outcome.UNFINISHED, 0),
                outcomes.getOrDefault(Outcome.FAILED, 0),
                text));
  }

  /** Latencies of the runs taken in, by task kind. */
  Map<String, Histogram> latencies() {
    return latencies;
  }

  int replications() {
    return replications;
  }

  List<SummaryRow> rows() {
    List<Column> sorted = new ArrayList<>(columns.values());
    sorted.sort(Comparator.comparingInt(Column::rank));
    List<SummaryRow> rows = new ArrayList<>();
    for (Column column : sorted) {
      Interval interval = column.mean().interval(plan.confidence());
      rows.add(
          new SummaryRow(
              plan.scenario(),
              plan.points().get(point).id(),
              plan.strategies().get(strategy),
              plan.points().get(point).values(),
              column.metric(),
              column.unit(),
              column.mean().mean(),
              interval.low(),
              interval.high(),
              (int) column.mean().count(),
              source));
    }
    return rows;
  }

  /**
   * How the runs ended.
   *
   * @param wanted replications, as far as is known
   */
  CellOutcome outcome(int wanted, double warmUp) {
    return new CellOutcome(
        plan.points().get(point).id(),
        plan.strategies().get(strategy),
        replications,
        outcomes.getOrDefault(Outcome.DONE, 0),
        outcomes.getOrDefault(Outcome.UNFINISHED, 0),
        outcomes.getOrDefault(Outcome.FAILED, 0),
        wanted - replications,
        warmUp);
  }
}
