package gilsim.advice;

import gilsim.statistics.FullySequentialSelection;
import gilsim.statistics.Interval;
import gilsim.statistics.SampleMean;
import gilsim.statistics.StoppingRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses among alternatives by {@link FullySequentialSelection}, with common random numbers:
 * replications are added to those that may still be the best.
 */
final class Choice {
  private final List<Alternative> alternatives;
  private final Objective objective;
  private final AdviceOptions options;
  private final double zone;
  private final Map<Alternative, Sample> samples = new LinkedHashMap<>();
  private List<Alternative> compared = List.of();
  private FullySequentialSelection selection;
  private int fed;

  /**
   * A choice without replications.
   *
   * @param alternatives at least one
   * @param zone differences below it do not matter, above 0
   */
  Choice(List<Alternative> alternatives, Objective objective, AdviceOptions options, double zone) {
    this.alternatives = List.copyOf(alternatives);
    this.objective = objective;
    this.options = options;
    this.zone = zone;
    alternatives.forEach(a -> samples.put(a, new Sample(objective.metric(), a.cell().system())));
  }

  /**
   * Simulates until the choice is settled or there are replications enough.
   *
   * @return false if it was interrupted
   */
  boolean run(String name, Sampler sampler, Eligibility eligibility, long seed) {
    int n = AdviceOptions.FIRST;
    boolean whole = sampler.extend(name, samples, n, seed);
    if (!whole) {
      return false;
    }
    eligibility.apply(samples);
    begin(n);
    while (!isSettled() && n < options.maxReplications()) {
      n = Math.min(options.maxReplications(), n + StoppingRule.STEP);
      Map<Alternative, Sample> left = new LinkedHashMap<>();
      remaining().forEach(a -> left.put(a, samples.get(a)));
      if (!sampler.extend(name, left, n, seed)) {
        return false;
      }
      if (left.values().stream().anyMatch(sample -> sample.problem().isPresent())) {
        // Who was beaten by one that then failed comes back.
        if (!sampler.extend(name, samples, n, seed)) {
          return false;
        }
        begin(n);
      } else {
        feed(n);
      }
    }
    return true;
  }

  private void begin(int n) {
    compared = alternatives.stream().filter(a -> samples.get(a).problem().isEmpty()).toList();
    if (!compared.isEmpty()) {
      selection =
          new FullySequentialSelection(
              compared.size(), AdviceOptions.FIRST, zone, options.confidence());
      fed = 0;
      feed(n);
    }
  }

  private void feed(int n) {
    for (; fed < n; fed++) {
      double[] values = new double[compared.size()];
      for (int i = 0; i < values.length; i++) {
        Sample sample = samples.get(compared.get(i));
        values[i] = fed < sample.count() ? objective.merit(sample.value(fed)) : Double.NaN;
      }
      selection.add(values);
      if ((fed + 1) % StoppingRule.STEP == 0 || fed + 1 == n) {
        selection.screen();
      }
    }
  }

  private boolean isSettled() {
    return compared.isEmpty() || selection.settled();
  }

  private List<Alternative> remaining() {
    List<Alternative> remaining = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      if (selection.contains(i)) {
        remaining.add(compared.get(i));
      }
    }
    return remaining;
  }

  boolean settled() {
    return !compared.isEmpty() && selection.settled();
  }

  Map<Alternative, Sample> samples() {
    return samples;
  }

  /** How many could be chosen. */
  int compared() {
    return compared.size();
  }

  /**
   * The best; of its strategy's smaller sizes the smallest that is known to be as good, because
   * what a larger one needs more gains nothing. Empty if none can be chosen.
   */
  Optional<Alternative> best() {
    if (compared.isEmpty()) {
      return Optional.empty();
    }
    Alternative leading = leading();
    return Optional.of(
        compared.stream()
            .filter(other -> isSmaller(other, leading))
            .filter(
                other ->
                    rival(other, samples.get(leading), samples.get(other))
                        .isAsGood(options.within()))
            .min(Comparator.comparingInt(Alternative::size))
            .orElse(leading));
  }

  /** The one with the best values; only if any can be chosen. */
  Alternative leading() {
    return compared.get(selection.best());
  }

  private static boolean isSmaller(Alternative other, Alternative leading) {
    return other.strategy().equals(leading.strategy())
        && other.size() > 0
        && other.size() < leading.size();
  }

  /** The others that could be chosen, the best first. */
  List<Rival> rivals() {
    Alternative best = best().orElseThrow();
    return compared.stream()
        .filter(other -> other != best)
        .map(other -> rival(other, samples.get(best), samples.get(other)))
        .sorted(Comparator.comparingDouble(Rival::loss))
        .toList();
  }

  private Rival rival(Alternative other, Sample best, Sample sample) {
    int common = Math.min(best.count(), sample.count());
    SampleMean losses = new SampleMean();
    for (int i = 0; i < common; i++) {
      losses.add(objective.merit(best.value(i)) - objective.merit(sample.value(i)));
    }
    double mean = best.mean().mean();
    double scale = Math.abs(mean);
    Interval interval = losses.interval(options.confidence());
    return new Rival(
        other,
        mean - objective.merit(losses.mean()),
        losses.mean() / scale,
        new Interval(interval.low() / scale, interval.high() / scale),
        common);
  }
}
