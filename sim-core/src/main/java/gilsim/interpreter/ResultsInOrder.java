package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A main thread's wait for the results of what it has handed in, one after another: {@code
 * future.result()} for each future, which is what {@code Executor.map} does, or {@code join()} for
 * each thread or process. Each result for which it has to wait wakes it; it then needs a processor
 * and the GIL, both of which its workers may want (CPython Lib/concurrent/futures/_base.py {@code
 * Future.result}; Lib/threading.py {@code Condition.wait}, {@code Thread.join}).
 */
final class ResultsInOrder implements ResultListener {
  private enum State {
    LOOK,
    WAIT,
    RETURN
  }

  private final double halfCost;
  private final ArrayDeque<Task> left = new ArrayDeque<>();
  private final Set<Task> there = new HashSet<>();
  private Optional<Waiter> waiter = Optional.empty();
  private State state = State.LOOK;

  /**
   * Nothing to wait for.
   *
   * @param cost Python code of one wait, reference nanoseconds, half of it before
   */
  ResultsInOrder(double cost) {
    this.halfCost = cost / 2;
  }

  /** One more result to wait for, after all others. */
  void add(Task task) {
    left.add(task);
    task.awaitedBy(this);
  }

  @Override
  public void resultReady(Task task, PythonThread by) {
    there.add(task);
    if (task == left.peek()) {
      waiter.ifPresent(asleep -> asleep.wake(by));
      waiter = Optional.empty();
    }
  }

  /**
   * Goes on waiting.
   *
   * @return false if all results are there
   */
  boolean advance(PythonThread thread) {
    switch (state) {
      case LOOK -> {
        while (there.remove(left.peek())) {
          left.poll();
        }
        if (left.isEmpty()) {
          return false;
        }
        state = State.WAIT;
        thread.compute(halfCost);
      }
      case WAIT -> {
        state = State.RETURN;
        if (!there.contains(left.element())) {
          waiter = Optional.of(thread.waiter());
          thread.awaitWake();
        }
      }
      case RETURN -> {
        state = State.LOOK;
        thread.compute(halfCost);
      }
    }
    return true;
  }
}
