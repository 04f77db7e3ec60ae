package gilsim.batch;

import gilsim.experiment.Outcome;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts the runs of a batch. Guarded by the {@link Agenda}. */
final class Tally {
  private final RunStore store;
  private final Map<RunKey, Integer> announced = new HashMap<>();
  private final Map<Outcome, Long> needed = new EnumMap<>(Outcome.class);
  private long planned;
  private long simulated;
  private long done;
  private long reused;

  Tally(RunStore store) {
    this.store = store;
  }

  /** A cell needs its replications up to a number; cells that are alike are simulated once. */
  void announce(RunKey key, int replications) {
    int known = announced.getOrDefault(key, 0);
    for (int i = known; i < replications; i++) {
      planned += store.outcome(key, i).filter(o -> o != Outcome.FAILED).isPresent() ? 0 : 1;
    }
    announced.put(key, Math.max(known, replications));
  }

  void simulated(Outcome outcome) {
    simulated++;
    done += outcome == Outcome.DONE ? 1 : 0;
  }

  void reused() {
    reused++;
  }

  /** A run that the results are made of. */
  void needed(Outcome outcome) {
    needed.merge(outcome, 1L, Long::sum);
  }

  /** Runs to simulate, as far as is known. */
  long planned() {
    return Math.max(planned, simulated);
  }

  long runs() {
    return simulated;
  }

  long reusedRuns() {
    return reused;
  }

  BatchOutcome outcome(boolean interrupted) {
    return new BatchOutcome(
        done,
        reused,
        needed.getOrDefault(Outcome.FAILED, 0L),
        needed.getOrDefault(Outcome.UNFINISHED, 0L),
        interrupted);
  }
}
