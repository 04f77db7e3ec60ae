package gilsim.advice;

import gilsim.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to use in one situation.
 *
 * @param situation the situation
 * @param objective what was to be best
 * @param chosen the alternative to use
 * @param leading the larger size of the same strategy that is the best, where {@code chosen} is a
 *     smaller one that is as good
 * @param settled whether the confidence was reached; else {@code chosen} leads so far
 * @param interval confidence interval of the metric that decides
 * @param replications of the chosen alternative
 * @param means of all its metrics, by name
 * @param rivals the others that were compared, the best first
 * @param rivalMeans means of all metrics of the best rival of another strategy; empty if there is
 *     none
 * @param compared how many alternatives were compared
 * @param tried how many were simulated at all
 * @param largest whether no larger size of the chosen strategy was tried although there can be more
 *     tasks at once: a larger one might be better
 * @param excluded what cannot be chosen, and why, by label
 */
public record Advice(
    Situation situation,
    Objective objective,
    Optional<Alternative> chosen,
    Optional<Alternative> leading,
    boolean settled,
    Interval interval,
    int replications,
    Map<String, Double> means,
    List<Rival> rivals,
    Map<String, Double> rivalMeans,
    int compared,
    int tried,
    boolean largest,
    Map<String, String> excluded) {
  /** Copies the rivals. */
  public Advice {
    rivals = List.copyOf(rivals);
  }

  /** Mean of the metric that decides; only if something is chosen. */
  public double mean() {
    return means.get(objective.metric());
  }

  /** The best alternative of another strategy than the chosen one. */
  public Optional<Rival> otherStrategy() {
    return rivals.stream()
        .filter(rival -> !rival.alternative().strategy().equals(chosen.orElseThrow().strategy()))
        .findFirst();
  }
}
