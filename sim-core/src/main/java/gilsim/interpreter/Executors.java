package gilsim.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What runs submitted tasks; known to all threads of the program. */
public final class Executors {
  private final Map<Integer, Executor> executors = new HashMap<>();
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

  Executor get(int index) {
    return executors.get(index);
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
