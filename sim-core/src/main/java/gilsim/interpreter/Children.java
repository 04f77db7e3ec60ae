package gilsim.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks that one task (or one pass of a client or loop) has submitted, and its wait for them. A
 * wait for several is one: {@code concurrent.futures.wait} sleeps once, until the last of them is
 * done.
 */
final class Children implements ResultListener {
  /** Waits for all. */
  static final int ALL = -1;

  /** Waits for the one that was submitted last. */
  static final int LAST = -2;

  private final Executors executors;
  private final Set<Task> underWay = new LinkedHashSet<>();
  private final long[] submitted;
  private final int[] left;
  private Optional<Task> last = Optional.empty();
  private int awaited = ALL;
  private Optional<Waiter> waiter = Optional.empty();

  Children(Executors executors) {
    this.executors = executors;
    this.submitted = new long[executors.kinds()];
    this.left = new int[executors.kinds()];
  }

  /** How many of a kind there were before; one more comes. */
  long next(int kind) {
    return submitted[kind]++;
  }

  void add(Task child) {
    underWay.add(child);
    left[child.program().kind()]++;
    last = Optional.of(child);
  }

  @Override
  public void resultReady(Task child, PythonThread by) {
    if (!underWay.remove(child)) {
      return;
    }
    left[child.program().kind()]--;
    if (waiter.isPresent() && satisfied(awaited)) {
      Waiter woken = waiter.get();
      waiter = Optional.empty();
      executors.ends(this);
      woken.wake(by);
    }
  }

  /**
   * True if nothing needs to be waited for.
   *
   * @param which {@link #ALL}, {@link #LAST} or a kind of task
   */
  boolean satisfied(int which) {
    return switch (which) {
      case ALL -> underWay.isEmpty();
      case LAST -> last.filter(underWay::contains).isEmpty();
      default -> left[which] == 0;
    };
  }

  /** Waits until it is satisfied. */
  void await(int which, Waiter who) {
    awaited = which;
    waiter = Optional.of(who);
    executors.begins(this);
  }

  /** Adds the wait. */
  void describe(WaitGraph graph) {
    if (waiter.filter(Waiter::gone).isPresent()) {
      return;
    }
    List<Task> awaitedTasks = new ArrayList<>();
    for (Task child : underWay) {
      boolean counts =
          awaited == LAST
              ? last.get() == child
              : awaited == ALL || awaited == child.program().kind();
      if (counts) {
        awaitedTasks.add(child);
      }
    }
    String what = "the end of " + WaitGraph.names(awaitedTasks);
    List<Task> lost = awaitedTasks.stream().filter(Task::lost).toList();
    if (lost.isEmpty()) {
      waiter.ifPresent(who -> graph.addForAll(who.task(), what, awaitedTasks));
    } else {
      String why = what + ", of which a killed worker took " + WaitGraph.names(lost);
      waiter.ifPresent(who -> graph.addForEver(who.task(), why));
    }
  }
}
