package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TraceListener;

/** Counts tasks, and ends the replication when all finite work is done. */
public final class TaskLedger {
  /** Passes of one loop at one instant before the program is taken for one that never rests. */
  private static final int PASSES_WITHOUT_TIME = 100_000;

  private final Engine engine;
  private final TraceListener trace;
  private final boolean untilDone;
  private long expected;
  private long arrived;
  private long completed;
  private long finiteCompleted;
  private int interpreters;
  private final Losses losses = new Losses();

  /**
   * A ledger.
   *
   * @param untilDone whether to stop the engine when every expected task is done
   */
  public TaskLedger(Engine engine, TraceListener trace, boolean untilDone) {
    this.engine = engine;
    this.trace = trace;
    this.untilDone = untilDone;
  }

  /** Whether the program ends when every expected task is done. */
  public boolean untilDone() {
    return untilDone;
  }

  int nextInterpreter() {
    return interpreters++;
  }

  /** Announces finite tasks, before the first of them can end. */
  public void expect(long tasks) {
    expected += tasks;
  }

  /** Tasks that are in the system: arrived, not completed. */
  public long unfinished() {
    return arrived - completed;
  }

  /** Announced tasks that have not completed. */
  public long outstanding() {
    return expected - finiteCompleted;
  }

  /** A task came. */
  void arrived() {
    arrived++;
  }

  /** A task's steps are done. */
  void completed(Task task, int passesAtThisInstant) {
    completed++;
    if (passesAtThisInstant > PASSES_WITHOUT_TIME) {
      throw new IllegalStateException(
          "task '"
              + task.program().name()
              + "' repeats without taking any time; give it a step that takes time");
    }
    trace.taskDone(engine.now(), task.record());
    if (task.finite()) {
      finiteCompleted++;
      stopIfOver();
    }
  }

  /**
   * A task, or only its result, was lost with a worker.
   *
   * @param unfinished whether it has not completed
   */
  void lost(Task task, boolean unfinished) {
    losses.lost(task, unfinished);
    stopIfOver();
  }

  private void stopIfOver() {
    if (untilDone && finiteCompleted + losses.finite() == expected) {
      engine.stop();
    }
  }

  /** What was lost with workers that died. */
  public Losses losses() {
    return losses;
  }

  /** A worker (thread or process that the strategy starts in advance) is ready to work. */
  void workerReady() {
    trace.workersReady(engine.now());
  }
}
