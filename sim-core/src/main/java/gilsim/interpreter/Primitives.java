package gilsim.interpreter;

import java.util.BitSet;
import java.util.List;

/**
 * What the tasks of one replication share to wait for each other.
 *
 * @param locks by index: those of the scenario, then those that belong to conditions
 * @param coroutineLocks the locks that only coroutines of one event loop use, which have them as
 *     {@link AsyncLock}
 * @param queues in the scenario's order
 * @param conditions in the scenario's order
 * @param coroutineConditions the conditions that only coroutines of one event loop use
 * @param executors what tasks can be submitted to
 */
public record Primitives(
    List<PythonLock> locks,
    BitSet coroutineLocks,
    List<ItemQueue> queues,
    List<PythonCondition> conditions,
    BitSet coroutineConditions,
    Executors executors) {

  /** Copies the lists. */
  public Primitives {
    locks = List.copyOf(locks);
    queues = List.copyOf(queues);
    conditions = List.copyOf(conditions);
  }

  /** Locks only. */
  public static Primitives ofLocks(List<PythonLock> locks) {
    BitSet all = new BitSet();
    all.set(0, locks.size());
    return new Primitives(locks, all, List.of(), List.of(), new BitSet(), new Executors());
  }

  /** Who waits for whom now. */
  public WaitGraph waits() {
    WaitGraph graph = new WaitGraph();
    locks.forEach(lock -> lock.describe(graph));
    queues.forEach(queue -> queue.describe(graph));
    conditions.forEach(condition -> condition.describe(graph));
    executors.describe(graph);
    return graph;
  }
}
