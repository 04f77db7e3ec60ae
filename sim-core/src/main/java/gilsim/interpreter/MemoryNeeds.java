package gilsim.interpreter;

/**
 * How much memory an interpreter and its parts need: physical memory that nobody else uses, bytes,
 * each at least 0. So the needs of all processes add up to the sum of their proportional set sizes,
 * in which pages that several processes share count once.
 *
 * @param base the program's first process, with the modules of its strategy
 * @param thread each thread that was started and has not ended: the touched part of its stacks
 * @param task each task of an event loop: coroutine, task, future or timer
 * @param fork each forked child that works: what it and the reference counts it touches copy of the
 *     parent's pages
 * @param spawn each child with an interpreter of its own, and a fork server and its children; their
 *     program text is shared
 */
public record MemoryNeeds(double base, double thread, double task, double fork, double spawn) {

  /** Validates the ranges. */
  public MemoryNeeds {
    if (!(base >= 0) || !(thread >= 0) || !(task >= 0) || !(fork >= 0) || !(spawn >= 0)) {
      throw new IllegalArgumentException("needs of memory must be at least 0");
    }
  }

  /** Nothing is known, so nothing counts. */
  public static MemoryNeeds none() {
    return new MemoryNeeds(0, 0, 0, 0, 0);
  }

  /** What a child process needs. */
  double child(StartMethod method) {
    return method == StartMethod.FORK ? fork : spawn;
  }
}
