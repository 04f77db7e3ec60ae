package gilsim.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What runs submitted tasks; known to all threads of the program. */
public final class Executors {
  private final Map<Integer, Executor> executors = new HashMap<>();
  private final Map<Integer, Function<PythonProcess, Executor>> makers = new HashMap<>();
  private final Set<Executor> all = new LinkedHashSet<>();
  private final List<Program> programs = new ArrayList<>();
  private final Set<Children> waiting = new LinkedHashSet<>();

  /** Says which kinds of task there are, before the first is submitted. */
  public void define(List<Program> kinds) {
    programs.addAll(kinds);
  }

  /**
   * Adds an executor.
   *
   * @param index the kind of task that it runs, or an index from {@link Symbols#executors()}
   */
  public void add(int index, Executor executor) {
    executors.put(index, executor);
    all.add(executor);
  }

  /**
   * Says what worker processes, and interpreters of a pool, make for themselves when a task there
   * is first submitted to this index; for all others that is the executor inside the worker.
   */
  public void define(int index, Function<PythonProcess, Executor> maker) {
    makers.put(index, maker);
  }

  /** What runs a task that is submitted in a process. */
  Executor get(int index, PythonProcess process) {
    return process.isolated() ? process.executors().get(index, this) : executors.get(index);
  }

  Optional<Function<PythonProcess, Executor>> maker(int index) {
    return Optional.ofNullable(makers.get(index));
  }

  /** Remembers an executor of a worker, until it is forgotten. */
  Executor own(Executor executor) {
    all.add(executor);
    return executor;
  }

  void forget(Executor executor) {
    all.remove(executor);
  }

  Program program(int kind) {
    return programs.get(kind);
  }

  int kinds() {
    return programs.size();
  }

  /**
   * The number of a submitted task among those of its kind. It depends on who submits it and not on
   * when, so that the same task meets the same random numbers under every strategy; different tasks
   * have different numbers.
   *
   * @param parent number of the submitting task among those of its kind
   * @param ordinal how many of this kind it submitted before
   */
  long member(Program from, int kind, long parent, long ordinal) {
    int rank = 0;
    int parents = 0;
    for (Program program : programs) {
      if (program == from) {
        rank = parents;
      }
      if (program.submissions(kind) > 0) {
        parents++;
      }
    }
    return (parent * from.submissions(kind) + ordinal) * parents + rank;
  }

  void begins(Children wait) {
    waiting.add(wait);
  }

  void ends(Children wait) {
    waiting.remove(wait);
  }

  /** Adds all waits for submitted tasks and for places to run. */
  public void describe(WaitGraph graph) {
    waiting.forEach(children -> children.describe(graph));
    all.forEach(executor -> executor.describe(graph));
  }
}
