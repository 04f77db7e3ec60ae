package gilsim.interpreter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who waits for whom: explains a run in which nothing can happen any more although work is left,
 * and finds deadlocks, tasks that wait for each other so that none of them can ever go on.
 */
public final class WaitGraph {
  /** More waits than this are counted, not listed. */
  private static final int LISTED = 6;

  private static final int NAMED = 4;

  /** Which of those that a wait is for can end it. */
  private enum EndedBy {
    ANY,
    ALL,
    NOBODY
  }

  private record Wait(Task waiter, String what, List<Task> holders, EndedBy endedBy) {

    /** True if it can never end while the waits in there do not. */
    boolean isStuckIn(Map<Task, Wait> waits) {
      return endedBy == EndedBy.NOBODY || isHeldBy(waits);
    }

    private boolean isHeldBy(Map<Task, Wait> waits) {
      return endedBy == EndedBy.ALL
          ? holders.stream().anyMatch(waits::containsKey)
          : !holders.isEmpty() && waits.keySet().containsAll(holders);
    }

    @Override
    public String toString() {
      return waiter + " waits for " + what;
    }
  }

  private final Map<Task, Wait> waits = new LinkedHashMap<>();

  /**
   * Adds a wait that any of several tasks can end.
   *
   * @param waiter who waits; nothing is added without one
   * @param what what for, with who holds it
   * @param holders who can end the wait; empty: it is not known
   */
  void addForAny(Optional<Task> waiter, String what, Collection<Task> holders) {
    waiter.ifPresent(task -> put(new Wait(task, what, List.copyOf(holders), EndedBy.ANY)));
  }

  /** Adds a wait that ends when all of several tasks have ended. */
  void addForAll(Optional<Task> waiter, String what, Collection<Task> tasks) {
    waiter.ifPresent(task -> put(new Wait(task, what, List.copyOf(tasks), EndedBy.ALL)));
  }

  /** Adds a wait that can never end, because who could have ended it was killed. */
  void addForEver(Optional<Task> waiter, String what) {
    waiter.ifPresent(task -> put(new Wait(task, what, List.of(), EndedBy.NOBODY)));
  }

  private void put(Wait wait) {
    waits.putIfAbsent(wait.waiter(), wait);
  }

  /** Tasks by name, the first few. */
  static String names(Collection<Task> tasks) {
    return names(tasks, tasks.size());
  }

  /** The same where only the first of so many are known. */
  static String names(Collection<Task> tasks, long all) {
    String first =
        tasks.stream().limit(NAMED).map(Task::toString).collect(Collectors.joining(", "));
    return all > NAMED ? first + " and " + (all - NAMED) + " more" : first;
  }

  /** True if some tasks wait for each other for ever, whatever else happens. */
  public boolean hasDeadlock() {
    return !deadlocked().isEmpty();
  }

  /** All that is known in one line, of a deadlock alone if there is one; empty if nothing is. */
  public String describe() {
    Map<Task, Wait> deadlock = deadlocked();
    boolean byDeath = deadlock.values().stream().anyMatch(wait -> wait.endedBy() == EndedBy.NOBODY);
    List<Wait> all = deadlock.isEmpty() || byDeath ? List.copyOf(waits.values()) : circle(deadlock);
    String listed =
        all.stream().limit(LISTED).map(Wait::toString).collect(Collectors.joining("; "));
    String more = all.size() > LISTED ? "; and " + (all.size() - LISTED) + " more" : "";
    return (deadlock.isEmpty() || byDeath ? "" : "deadlock: ") + listed + more;
  }

  /** The largest set of waits of which none can end before another one of the set. */
  private Map<Task, Wait> deadlocked() {
    Map<Task, Wait> left = new LinkedHashMap<>(waits);
    while (left.values().removeIf(wait -> !wait.isStuckIn(left))) {
      // Each removal may free further ones.
    }
    return left;
  }

  /** From wait to wait within a deadlock, until one comes again. */
  private static List<Wait> circle(Map<Task, Wait> deadlock) {
    List<Wait> path = new ArrayList<>();
    Wait next = deadlock.values().iterator().next();
    while (!path.contains(next)) {
      path.add(next);
      Task holder = next.holders().stream().filter(deadlock::containsKey).findFirst().orElseThrow();
      next = deadlock.get(holder);
    }
    return path.subList(path.indexOf(next), path.size());
  }
}
