package gilsim.advice;

import gilsim.batch.Batch;
import gilsim.statistics.Interval;
import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what to use, situation by situation: proposes sizes ({@link SizeSearch}), then selects with
 * confidence ({@link Choice}). The confidence holds for each situation by itself, among the
 * alternatives that are compared there.
 */
public final class Advisor {
  private final Plan plan;
  private final Objective objective;
  private final AdviceOptions options;
  private final Alternatives alternatives;
  private final Sampler sampler;
  private final Eligibility eligibility;
  private final List<Advice> advices = new ArrayList<>();

  /**
   * An advisor of one scenario.
   *
   * @param sizes plans a strategy with another size
   * @param store keeps every run
   * @param batch simulates into that store
   * @param fresh whether stored runs are simulated once more
   */
  public Advisor(
      Plan plan,
      Objective objective,
      AdviceOptions options,
      SizePlanner sizes,
      RunStore store,
      Batch batch,
      boolean fresh) {
    this.plan = plan;
    this.objective = objective;
    this.options = options;
    this.alternatives = new Alternatives(plan, sizes);
    this.sampler = new Sampler(plan, store, batch, fresh);
    this.eligibility = new Eligibility(Objective.isOpen(plan));
  }

  /** Names of the axes that make situations. */
  public List<String> situationAxes() {
    return alternatives.situationAxes();
  }

  /** The situations of the plan and how many alternatives it states for each. */
  public Map<Situation, Integer> stated() {
    Map<Situation, Integer> counts = new LinkedHashMap<>();
    alternatives.stated().forEach((situation, stated) -> counts.put(situation, stated.size()));
    return counts;
  }

  /**
   * Simulates.
   *
   * @return false if it was interrupted; {@link #advices} then holds those of the situations that
   *     were finished
   */
  public boolean run() {
    Map<Situation, List<Alternative>> stated = alternatives.stated();
    for (Map.Entry<Situation, List<Alternative>> entry : stated.entrySet()) {
      String name = name(entry.getKey(), stated.size());
      if (!advise(name, entry.getKey(), entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private String name(Situation situation, int situations) {
    String name = plan.scenario() + "-advice";
    return situations == 1 ? name : name + " (" + situation.id() + ")";
  }

  /** What was found so far. */
  public List<Advice> advices() {
    return List.copyOf(advices);
  }

  private boolean advise(String name, Situation situation, List<Alternative> stated) {
    long seed = plan.settings().seed();
    SizeSearch search =
        new SizeSearch(alternatives, sampler, objective, eligibility, options.within(), seed);
    if (!search.run(name, stated)) {
      return false;
    }
    List<Alternative> proposed = search.proposed();
    Map<String, String> excluded = excluded(search.samples());
    if (proposed.isEmpty()) {
      advices.add(none(situation, search.samples().size(), excluded));
      return true;
    }
    Choice choice = new Choice(proposed, objective, options, search.zone());
    boolean whole = choice.run(name, sampler, eligibility, seed);
    sampler.remember(name, proposed, AdviceOptions.FIRST);
    if (whole) {
      excluded.putAll(excluded(choice.samples()));
      advices.add(advice(situation, choice, search, excluded));
    }
    return whole;
  }

  private static Map<String, String> excluded(Map<Alternative, Sample> samples) {
    Map<String, String> excluded = new LinkedHashMap<>();
    samples.forEach(
        (alternative, sample) ->
            sample.problem().ifPresent(problem -> excluded.put(alternative.label(), problem)));
    return excluded;
  }

  private Advice none(Situation situation, int tried, Map<String, String> excluded) {
    return new Advice(
        situation,
        objective,
        Optional.empty(),
        Optional.empty(),
        false,
        new Interval(0, 0),
        0,
        Map.of(),
        List.of(),
        Map.of(),
        0,
        tried,
        false,
        excluded);
  }

  private Advice advice(
      Situation situation, Choice choice, SizeSearch search, Map<String, String> excluded) {
    int tried = search.samples().size();
    Optional<Alternative> best = choice.best();
    if (best.isEmpty()) {
      return none(situation, tried, excluded);
    }
    Sample sample = choice.samples().get(best.get());
    List<Rival> rivals = choice.rivals();
    Map<String, Double> rivalMeans =
        rivals.stream()
            .filter(rival -> !rival.alternative().strategy().equals(best.get().strategy()))
            .findFirst()
            .map(rival -> choice.samples().get(rival.alternative()).allMeans())
            .orElse(Map.of());
    return new Advice(
        situation,
        objective,
        best,
        Optional.of(choice.leading()).filter(leading -> leading != best.get()),
        choice.settled(),
        sample.mean().interval(options.confidence()),
        sample.count(),
        sample.allMeans(),
        rivals,
        rivalMeans,
        choice.compared(),
        tried,
        search.isLargest(best.get()),
        excluded);
  }
}
