package gilsim.interpreter;

import java.util.Optional;

/**
 * An interpreter: how fast it runs Python, how its GIL behaves, and what its threads, tasks and
 * processes cost.
 *
 * @param name the profile's name
 * @param speed of Python code relative to the reference interpreter, above 0
 * @param gil the lock's parameters
 * @param threads costs of threads and thread pools
 * @param loop costs of the event loop
 * @param processes costs of child processes
 * @param sync behaviour of locks and queues
 * @param statements how it executes the statements that the model looks into
 * @param eagerThreads a thread pool starts a new thread at every submit until it is full (3.7)
 *     instead of only when no worker idles (3.8 and later)
 * @param eagerProcesses a process pool starts all its workers at the first submit whatever the
 *     start method (3.8 and earlier) instead of only with fork
 * @param defaultWorkers the size of the thread pool that an event loop makes for itself
 * @param defaultStart the start method of child processes when none is asked for
 * @param memory what it and its parts need
 * @param isolation what several interpreters in one process need; empty: there cannot be several
 * @param greenlet costs of greenlets and their hub
 * @param allocator what the memory costs that tasks hold
 */
public record InterpreterSpec(
    String name,
    double speed,
    GilSpec gil,
    ThreadCosts threads,
    LoopCosts loop,
    ProcessCosts processes,
    SyncSpec sync,
    StatementCosts statements,
    boolean eagerThreads,
    boolean eagerProcesses,
    DefaultWorkers defaultWorkers,
    StartMethod defaultStart,
    MemoryNeeds memory,
    Optional<IsolationCosts> isolation,
    GreenletCosts greenlet,
    AllocatorSpec allocator) {

  /** Validates the speed. */
  public InterpreterSpec {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed must be above 0 but is " + speed);
    }
  }

  /** An interpreter that is alone in its process and whose needs of memory are not known. */
  public InterpreterSpec(
      String name,
      double speed,
      GilSpec gil,
      ThreadCosts threads,
      LoopCosts loop,
      ProcessCosts processes,
      SyncSpec sync,
      StatementCosts statements,
      boolean eagerThreads,
      StartMethod defaultStart) {
    this(
        name,
        speed,
        gil,
        threads,
        loop,
        processes,
        sync,
        statements,
        eagerThreads,
        false,
        DefaultWorkers.PROCESSORS_PLUS_FOUR,
        defaultStart,
        MemoryNeeds.none(),
        Optional.empty(),
        GreenletCosts.none(),
        AllocatorSpec.NONE);
  }
}
