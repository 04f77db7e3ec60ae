package gilsim.batch;

import gilsim.experiment.DetectedWarmUp;
import gilsim.experiment.Outcome;
import gilsim.experiment.Pilot;
import gilsim.experiment.RunLimit;
import gilsim.experiment.SystemSpec;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import gilsim.sweep.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is left to do for one cell. Guarded by the {@link Agenda}, save what never changes. */
final class CellWork {
  private final Cell cell;
  private final long seed;
  private final RunKey key;
  private final PointWork point;
  private final int strategy;
  private final boolean piloted;
  private final Pilot[] pilots = new Pilot[Pilot.NUMBER];
  private volatile Optional<RunLimit> limit = Optional.empty();
  private int nextPilot;
  private int pilotsDone;
  private int nextReplication;

  CellWork(Cell cell, long seed, RunKey key, PointWork point, int strategy, boolean piloted) {
    this.cell = cell;
    this.seed = seed;
    this.key = key;
    this.point = point;
    this.strategy = strategy;
    this.piloted = piloted;
  }

  Cell cell() {
    return cell;
  }

  long seed() {
    return seed;
  }

  RunKey key() {
    return key;
  }

  PointWork point() {
    return point;
  }

  int strategy() {
    return strategy;
  }

  /** The system of a replication, with its warm-up. */
  SystemSpec system(int replication) {
    SystemSpec system = cell.system(replication);
    return limit.map(system::within).orElse(system);
  }

  /** Takes over a warm-up that is stored already. */
  void lookUpWarmUp(RunStore store) {
    Optional<DetectedWarmUp> stored = piloted ? store.warmUp(key) : Optional.empty();
    if (stored.isPresent()) {
      nextPilot = Pilot.NUMBER;
      pilotsDone = Pilot.NUMBER;
      use(stored.get());
    }
  }

  private void use(DetectedWarmUp warmUp) {
    limit = Optional.of(new RunLimit(cell.system().limit().horizon(), warmUp.duration()));
  }

  /** The next piece of work up to a number of replications; empty if none can begin now. */
  Optional<Work> claim(Agenda agenda, RunStore store, int upTo) {
    if (piloted && nextPilot < Pilot.NUMBER) {
      return Optional.of(new PilotWork(agenda, this, nextPilot++));
    }
    if (piloted && pilotsDone < Pilot.NUMBER) {
      return Optional.empty();
    }
    while (nextReplication < upTo) {
      Optional<Outcome> stored = store.outcome(key, nextReplication);
      if (stored.isPresent() && stored.get() != Outcome.FAILED) {
        point.reuse(this, nextReplication++, stored.get());
      } else if (agenda.begin(key, nextReplication)) {
        return Optional.of(new RunWork(agenda, this, nextReplication++));
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Takes in a pilot; the last one brings the warm-up. */
  Optional<DetectedWarmUp> finished(int number, Pilot pilot) {
    pilots[number] = pilot;
    pilotsDone++;
    if (pilotsDone < Pilot.NUMBER) {
      return Optional.empty();
    }
    DetectedWarmUp warmUp = Pilot.detect(List.of(pilots));
    Arrays.fill(pilots, null);
    use(warmUp);
    return Optional.of(warmUp);
  }
}
