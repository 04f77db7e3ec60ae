package gilsim.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs the tasks that are submitted inside one worker process, or in one interpreter of a
 * pool: executors of its own. Those of the program's main process cannot be reached from there,
 * because an executor cannot be pickled (its locks and threads stay where they are). So a worker
 * has the executor inside it, and one of its own for each pool of threads that its tasks submit to,
 * made at the first submission as a module's executor is that every process imports for itself.
 */
final class OwnExecutors {
  private final PythonProcess process;
  private final Map<Integer, Executor> pools = new LinkedHashMap<>();
  private final Set<Task> underWay = new LinkedHashSet<>();
  private final List<Runnable> whenIdle = new ArrayList<>();
  private Optional<Executor> inside = Optional.empty();
  private Optional<Executors> known = Optional.empty();

  /** None yet. */
  OwnExecutors(PythonProcess process) {
    this.process = process;
  }

  /** The executor by which the process runs what it is given. */
  void runsInside(Executor executor, Executors all) {
    known = Optional.of(all);
    inside = Optional.of(all.own(executor));
  }

  /**
   * What runs a task.
   *
   * @param index as in {@link Executors#add}
   */
  Executor get(int index, Executors all) {
    known = Optional.of(all);
    return all.maker(index)
        .map(maker -> pools.computeIfAbsent(index, any -> all.own(maker.apply(process))))
        .or(() -> inside)
        .orElseThrow(
            () -> new IllegalStateException("nothing in this process runs submitted tasks"));
  }

  /** A task is submitted here; its result reaches whoever submitted it without being pickled. */
  void submitted(Task task, ResultListener submitter) {
    underWay.add(task);
    task.awaitedBy(
        (child, by) -> {
          underWay.remove(child);
          submitter.resultReady(child, by);
          runIfIdle();
        });
  }

  /** True if the task was submitted here and its result is not there. */
  boolean has(Task task) {
    return underWay.contains(task);
  }

  /** Runs something once nothing that was submitted here is under way: now, if that is so. */
  void whenIdle(Runnable what) {
    whenIdle.add(what);
    runIfIdle();
  }

  private void runIfIdle() {
    if (underWay.isEmpty()) {
      whenIdle.forEach(Runnable::run);
      whenIdle.clear();
    }
  }

  /** The process was killed: what was submitted in it is lost, and its executors are gone. */
  void lose() {
    List<Task> lost = new ArrayList<>(underWay);
    underWay.clear();
    lost.stream().filter(Task::underWay).forEach(Task::lose);
    forget();
  }

  /** The process ends: the threads of its pools end, too. */
  void end() {
    whenIdle(
        () -> {
          pools.values().forEach(Executor::shutdown);
          forget();
        });
  }

  private void forget() {
    known.ifPresent(
        all -> {
          pools.values().forEach(all::forget);
          inside.ifPresent(all::forget);
        });
  }
}
