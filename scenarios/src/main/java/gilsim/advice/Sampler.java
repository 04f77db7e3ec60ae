package gilsim.advice;

import gilsim.batch.Batch;
import gilsim.scenario.RunSettings;
import gilsim.store.PlanFacts;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import gilsim.store.Software;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Simulates alternatives as plans of one point, whose strategies are the alternatives: runs are
 * stored and found again like those of {@code gilsim run}.
 */
final class Sampler {
  private final Plan plan;
  private final RunStore store;
  private final Batch batch;
  private final boolean fresh;
  private final String revision = Software.here().model();
  private final Set<RunKey> forgotten = new HashSet<>();

  Sampler(Plan plan, RunStore store, Batch batch, boolean fresh) {
    this.plan = plan;
    this.store = store;
    this.batch = batch;
    this.fresh = fresh;
  }

  /**
   * Brings samples to a number of replications. Those that are ruled out are left as they are.
   *
   * @return false if the batch was interrupted before
   */
  boolean extend(String name, Map<Alternative, Sample> samples, int replications, long seed) {
    List<Alternative> wanted =
        samples.keySet().stream().filter(a -> samples.get(a).problem().isEmpty()).toList();
    if (wanted.isEmpty()) {
      return true;
    }
    forget(wanted, seed);
    boolean whole = !batch.run(List.of(asPlan(name, wanted, replications, seed))).interrupted();
    if (whole) {
      for (Alternative alternative : wanted) {
        read(samples.get(alternative), RunKey.of(alternative.cell(), seed, revision), replications);
      }
    }
    return whole;
  }

  private void forget(List<Alternative> alternatives, long seed) {
    for (Alternative alternative : alternatives) {
      RunKey key = RunKey.of(alternative.cell(), seed, revision);
      if (fresh && forgotten.add(key)) {
        store.forget(key);
      }
    }
  }

  private void read(Sample sample, RunKey key, int replications) {
    for (int i = sample.count(); i < replications && sample.problem().isEmpty(); i++) {
      sample.add(store.find(key, i).orElseThrow());
    }
  }

  /** Remembers the alternatives as one scenario, so that reports show them. */
  void remember(String name, List<Alternative> alternatives, int replications) {
    if (!alternatives.isEmpty()) {
      long seed = plan.settings().seed();
      store.keep(PlanFacts.of(asPlan(name, alternatives, replications, seed), revision));
    }
  }

  private Plan asPlan(String name, List<Alternative> alternatives, int replications, long seed) {
    Point point = new Point(0, "base", List.of());
    List<Cell> cells = new ArrayList<>();
    for (Alternative alternative : alternatives) {
      Cell cell = alternative.cell();
      cells.add(cell.at(cells.size(), point, alternative.label()));
    }
    RunSettings run = plan.settings();
    RunSettings settings =
        new RunSettings(
            run.horizon(),
            run.warmUp(),
            replications,
            replications,
            Optional.empty(),
            run.confidence(),
            seed,
            Optional.empty());
    return new Plan(
        name,
        plan.description(),
        plan.file(),
        plan.resolved(),
        List.of(),
        List.of(point),
        alternatives.stream().map(Alternative::label).toList(),
        cells,
        settings,
        List.of(),
        Optional.empty());
  }
}
