package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.Range;
import gilsim.form.ShapeType;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.metric.Metric;
import gilsim.scenario.RunSettings.Precision;
import gilsim.scenario.RunSettings.WarmUp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The {@code run} part of a scenario. */
final class RunForm {
  private static final double SECOND = 1e9;

  private static final int MOST_REPLICATIONS = 1_000_000;

  /** How many replications. */
  private record Count(
      int min, int max, Optional<Precision> precision, Optional<Double> confidence) {}

  private static final Key<List<String>> OF =
      Key.optional(
          "of",
          Types.list(new MetricType(), 1),
          "the metrics that must reach it; makespan (until: done) or throughput if left out");

  private static final Key<Double> RELATIVE =
      Key.of(
          "relative",
          Types.share(Range.above(0, 1)),
          "2%",
          "half-width of the confidence interval / mean");

  private static final Key<Integer> MIN =
      Key.of("min", Types.integer(2, MOST_REPLICATIONS), "10", "at least so many");

  private static final Key<Integer> MAX =
      Key.of("max", Types.integer(2, MOST_REPLICATIONS), "200", "at most so many");

  private static final Key<Precision> PRECISION =
      Key.of(
          "precision",
          Form.of(
              "precision",
              "when there are enough replications",
              v -> new Precision(v.find(OF).orElse(List.of()), v.get(RELATIVE)),
              OF,
              RELATIVE),
          "{}",
          "when to stop between the two");

  private static final Range LEVEL = new Range(0.5, 0.9999, false);

  private static final Key<Double> OWN_CONFIDENCE =
      Key.optional(
          "confidence", Types.share(LEVEL), "level of all intervals; that of run if left out");

  private static final Form<Count> COUNTS =
      Form.of(
          "replications",
          "as many replications as a precision needs",
          RunForm::count,
          MIN,
          MAX,
          PRECISION,
          OWN_CONFIDENCE);

  private static final Key<OptionalLong> UNTIL =
      Key.of(
          "until",
          WordType.or("done", OptionalLong.empty(), Types.positiveDuration().map(OptionalLong::of)),
          "done",
          "how long one replication lasts; done needs finite tasks only");

  private static final Key<WarmUp> WARM_UP =
      Key.of(
          "warm-up",
          new WordType<>(
              warmUps(), Optional.of(Types.duration().map(time -> new WarmUp(false, time)))),
          "none",
          "what of the begin does not count; auto detects it");

  private static final Key<Count> REPLICATIONS =
      Key.of(
          "replications",
          new ShapeType<>(
              Types.integer(1, MOST_REPLICATIONS)
                  .map(n -> new Count(n, n, Optional.empty(), Optional.empty())),
              COUNTS),
          "10",
          "independent repetitions of every cell");

  private static final Key<Double> CONFIDENCE =
      Key.of("confidence", Types.share(LEVEL), "95%", "level of all intervals");

  private static final Key<Long> SEED =
      Key.of("seed", Types.whole(), "1", "base seed; the same seed gives the same results");

  private static final Key<String> BASELINE =
      Key.optional(
          "baseline",
          new NameType("strategy"),
          "speed-ups are relative to this strategy at the same sweep point");

  /** How it is written. */
  static final Form<RunSettings> TYPE =
      Form.of(
          "run",
          "how long and how often",
          RunForm::make,
          UNTIL,
          WARM_UP,
          REPLICATIONS,
          CONFIDENCE,
          SEED,
          BASELINE);

  private RunForm() {}

  private static Map<String, WarmUp> warmUps() {
    Map<String, WarmUp> words = new LinkedHashMap<>();
    words.put("none", new WarmUp(false, 0));
    words.put("auto", new WarmUp(true, 0));
    return words;
  }

  private static Count count(Values v) {
    if (v.get(MAX) < v.get(MIN)) {
      throw new IllegalArgumentException(
          "max must be at least min, but " + v.get(MAX) + " < " + v.get(MIN));
    }
    return new Count(v.get(MIN), v.get(MAX), Optional.of(v.get(PRECISION)), v.find(OWN_CONFIDENCE));
  }

  private static void checkBaseline(Precision precision, Optional<String> baseline) {
    for (String metric : precision.metrics()) {
      boolean derived = Metric.of(metric).filter(Metric::isDerived).isPresent();
      if (derived && baseline.isEmpty()) {
        throw new IllegalArgumentException(
            "the precision of " + metric + " needs a baseline; write baseline: and a strategy");
      }
    }
  }

  private static RunSettings make(Values v) {
    OptionalLong horizon = v.get(UNTIL);
    WarmUp warmUp = v.get(WARM_UP);
    if (warmUp.automatic() && horizon.isEmpty()) {
      throw new IllegalArgumentException(
          "warm-up: auto needs a run with a duration; write until: 60s, or warm-up: none");
    }
    if (horizon.isPresent() && warmUp.duration() >= horizon.getAsLong()) {
      throw new IllegalArgumentException(
          "warm-up must be shorter than the run (until), but "
              + warmUp.duration() / SECOND
              + "s is not below "
              + horizon.getAsLong() / SECOND
              + "s");
    }
    Count count = v.get(REPLICATIONS);
    count.precision().ifPresent(precision -> checkBaseline(precision, v.find(BASELINE)));
    return new RunSettings(
        horizon,
        warmUp,
        count.min(),
        count.max(),
        count.precision(),
        count.confidence().orElse(v.get(CONFIDENCE)),
        v.get(SEED),
        v.find(BASELINE));
  }
}
