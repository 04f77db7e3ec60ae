package gilsim.sweep;

import gilsim.experiment.SystemSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * One strategy at one point: what is replicated.
 *
 * @param index position in the plan, from 0
 * @param point the sweep point
 * @param strategy the strategy's label
 * @param workers what {@code efficiency} divides by besides the hardware threads: the strategy's
 *     workers; for one thread or process each, the number of tasks, clients or loops; 1 for
 *     sequential and asyncio
 * @param system the resolved system; its warm-up is 0 where the scenario says {@code auto}
 * @param draws the system as it might be as well, so far as profiles are uncertain; replications
 *     take turns with them. None: all replications are of the stated system
 * @param key text that determines the cell's results together with seed and version (a canonical
 *     print of everything resolved that matters); stored runs are found by it
 */
public record Cell(
    int index,
    Point point,
    String strategy,
    int workers,
    SystemSpec system,
    List<SystemSpec> draws,
    String key) {
  /** Copies the draws. */
  public Cell {
    draws = List.copyOf(draws);
  }

  /** The system of one replication. */
  public SystemSpec system(int replication) {
    return draws.isEmpty() ? system : draws.get(replication % draws.size());
  }

  /**
   * The same in the conditions of some times; replications take turns with the times, as they do
   * with the draws. How uncertain the machine's speed is does not matter then.
   *
   * @param times not empty
   */
  public Cell at(List<RunConditions> times) {
    double stated = system.machine().speed();
    List<SystemSpec> changed = new ArrayList<>();
    for (int i = 0; i < Math.max(times.size(), draws.size()); i++) {
      changed.add(times.get(i % times.size()).of(system(i), stated));
    }
    return new Cell(index, point, strategy, workers, system, changed, key + times);
  }

  /** The same elsewhere in a plan. */
  public Cell at(int otherIndex, Point otherPoint, String otherStrategy) {
    return new Cell(otherIndex, otherPoint, otherStrategy, workers, system, draws, key);
  }
}
