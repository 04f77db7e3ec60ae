package gilsim.interpreter;

import gilsim.kernel.Event;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.OptionalInt;

/** A fault: one worker process of a strategy is killed at an instant ({@code kill -9}). */
public final class WorkerDeath extends Event {
  /** A worker and its place in the order in which they were started, from 0. */
  private record Worker(int number, PythonProcess process) {}

  private final Environment environment;
  private final OptionalInt wanted;
  private final ArrayDeque<Worker> alive = new ArrayDeque<>();
  private int started;
  private boolean over;

  private WorkerDeath(Environment environment, OptionalInt wanted) {
    this.environment = environment;
    this.wanted = wanted;
  }

  /**
   * Plans a death.
   *
   * @param at nanoseconds from time 0, at least 0
   * @param worker its number in the order of starting, from 0; empty: the first of those alive then
   */
  public static WorkerDeath at(Environment environment, long at, OptionalInt worker) {
    WorkerDeath death = new WorkerDeath(environment, worker);
    environment.ledger().losses().plan();
    environment.engine().schedule(death, at);
    return death;
  }

  /** A worker begins its life, which others may end from now on. */
  void started(PythonProcess process) {
    int number = started++;
    while (!alive.isEmpty() && !alive.peek().process().alive()) {
      alive.remove();
    }
    if (!over && (wanted.isEmpty() || wanted.getAsInt() == number)) {
      alive.add(new Worker(number, process));
    }
  }

  @Override
  protected void fire() {
    over = true;
    long now = environment.engine().now();
    Losses losses = environment.ledger().losses();
    for (Iterator<Worker> each = alive.iterator(); each.hasNext(); ) {
      Worker worker = each.next();
      if (worker.process().alive()) {
        losses.killed(worker.number(), now);
        worker.process().kill();
        alive.clear();
        return;
      }
    }
    losses.nobodyToKill(wanted, started, now);
  }
}
