package gilsim.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of all probes of one interpreter. Rounds in which the host was slow, as the reference
 * beside them says, are left out, because stated costs hold in the fast mode. Where too few are
 * left, times of work are scaled to the fast mode by that reference.
 */
final class Rounds {
  /** A round counts as fast up to so many times the fast reference. */
  static final double SLOW = 1.15;

  /** With fewer fast rounds than this all are used. */
  private static final int LEAST = 3;

  static final double FAST_QUANTILE = 0.1;

  private final Map<String, List<ProbeRun>> runs = new LinkedHashMap<>();
  private final List<Double> references = new ArrayList<>();

  /** Adds a round. */
  void add(String key, ProbeRun run) {
    runs.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
    if (run.skipped().isEmpty()) {
      references.add(run.before());
      references.add(run.after());
    }
  }

  /** How many rounds of a probe there are, slow ones included. */
  int count(String key) {
    return runs.getOrDefault(key, List.of()).size();
  }

  /** The reference piece of work in the fast mode, CPU seconds. */
  double fastReference() {
    double[] all = references.stream().mapToDouble(Double::doubleValue).toArray();
    return Quantiles.of(all, FAST_QUANTILE);
  }

  /** The share of references that were slow. */
  double slowShare() {
    double fast = fastReference();
    return references.stream().filter(r -> r > SLOW * fast).count() / (double) references.size();
  }

  private boolean isFast(ProbeRun run) {
    return run.reference() <= SLOW * fastReference();
  }

  /**
   * The rounds of a probe that count: the fast ones; if those are too few all, of work as they
   * would have been in the fast mode.
   */
  List<ProbeRun> of(String key) {
    List<ProbeRun> all =
        runs.getOrDefault(key, List.of()).stream().filter(r -> r.skipped().isEmpty()).toList();
    List<ProbeRun> fast = all.stream().filter(this::isFast).toList();
    if (fast.size() >= LEAST || !ProbeList.isWork(key)) {
      return fast.size() >= LEAST ? fast : all;
    }
    // Where the speed changed meanwhile, the reference tells least.
    List<ProbeRun> steady = all.stream().filter(ProbeRun::steady).toList();
    return (steady.size() >= LEAST ? steady : all).stream().map(this::atFullSpeed).toList();
  }

  private ProbeRun atFullSpeed(ProbeRun run) {
    return run.times(Math.min(1, 2 * fastReference() / (run.before() + run.after())));
  }

  /** All rounds, slow ones too. */
  List<ProbeRun> all(String key) {
    return runs.getOrDefault(key, List.of()).stream().filter(r -> r.skipped().isEmpty()).toList();
  }

  /** Probes that had to be measured in slow rounds. */
  List<String> slowProbes() {
    return runs.keySet().stream()
        .filter(
            key -> !all(key).isEmpty() && all(key).stream().filter(this::isFast).count() < LEAST)
        .toList();
  }

  /** Why a probe could not measure, if so. */
  Optional<String> skipped(String key) {
    return runs.getOrDefault(key, List.of()).stream()
        .flatMap(run -> run.skipped().stream())
        .findFirst();
  }

  /** An estimate from a number of each round; rounds without it count not. */
  Optional<Estimate> estimate(String key, ToDoubleFunction<ProbeRun> statistic) {
    return Estimate.of(of(key).stream().mapToDouble(statistic).filter(Double::isFinite).toArray());
  }

  /** An estimate from how many times as large the median of one name is as that of another. */
  Optional<Estimate> ratio(String key, String name, String other) {
    return estimate(
        key,
        run ->
            run.get(name).length == 0 || run.get(other).length == 0
                ? Double.NaN
                : Quantiles.median(run.get(name)) / Quantiles.median(run.get(other)));
  }

  /** An estimate from a quantile of each round's samples of a name. */
  Optional<Estimate> quantile(String key, String name, double p) {
    return estimate(
        key, run -> run.get(name).length == 0 ? Double.NaN : Quantiles.of(run.get(name), p));
  }

  /** An estimate from the median of each round's samples of a name. */
  Optional<Estimate> median(String key, String name) {
    return quantile(key, name, 0.5);
  }
}
