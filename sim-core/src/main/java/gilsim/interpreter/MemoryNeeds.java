package gilsim.interpreter;

import java.util.Map;
import java.util.Set;

/**
 * How much memory an interpreter and its parts need: physical memory that nobody else uses, bytes,
 * each at least 0. So the needs of all processes add up to the sum of their proportional set sizes,
 * in which pages that several processes share count once.
 *
 * @param base the program's first process, with the modules that programs of any strategy import
 * @param modules what the first process needs more for each module that its strategy imports; one
 *     that is not there needs nothing more
 * @param thread each thread that was started and has not ended: the touched part of its stacks
 * @param task each task of an event loop: coroutine, task, future or timer
 * @param fork each forked child that works: its own pages, and what it and its parent copy of the
 *     pages that they shared
 * @param spawn each child with an interpreter of its own, and a fork server and its children; their
 *     program text is shared
 */
public record MemoryNeeds(
    double base,
    Map<PythonModule, Double> modules,
    double thread,
    double task,
    double fork,
    double spawn) {

  /** Validates the ranges. */
  public MemoryNeeds {
    modules = Map.copyOf(modules);
    if (!(base >= 0)
        || !(thread >= 0)
        || !(task >= 0)
        || !(fork >= 0)
        || !(spawn >= 0)
        || !modules.values().stream().allMatch(need -> need >= 0)) {
      throw new IllegalArgumentException("needs of memory must be at least 0");
    }
  }

  /** An interpreter whose base has the modules of every strategy. */
  public MemoryNeeds(double base, double thread, double task, double fork, double spawn) {
    this(base, Map.of(), thread, task, fork, spawn);
  }

  /** Nothing is known, so nothing counts. */
  public static MemoryNeeds none() {
    return new MemoryNeeds(0, 0, 0, 0, 0);
  }

  /** What the first process of a program needs that imports these modules. */
  public double program(Set<PythonModule> imported) {
    return base + more(imported);
  }

  /** What a child process needs that imports these modules itself unless its parent has them. */
  double child(StartMethod method, Set<PythonModule> imported) {
    return method == StartMethod.FORK ? fork : spawn + more(imported);
  }

  private double more(Set<PythonModule> imported) {
    return imported.stream().mapToDouble(module -> modules.getOrDefault(module, 0.0)).sum();
  }
}
