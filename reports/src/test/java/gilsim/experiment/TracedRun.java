package gilsim.experiment;

import gilsim.kernel.Engine;
import gilsim.trace.TaskRecord;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;

/**
 * One replication that tells when each task ended, as a program on the simulated machine would see
 * it by reading the clock. In this package because only its models take another listener.
 */
public final class TracedRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private TracedRun() {}

  /**
   * The end of a task or of one pass of a loop.
   *
   * @param task index of its kind
   * @param begin when it began, seconds
   * @param end when it ended, seconds
   */
  public record Pass(int task, double begin, double end) {}

  /** All passes of a run until its horizon, in the order of their ends. */
  public static List<Pass> of(SystemSpec system, long seed) {
    SystemModel model = new SystemModel(system, seed, 0);
    List<Pass> passes = new ArrayList<>();
    TraceListener listener =
        new TraceListener() {
          @Override
          public void taskDone(long now, TaskRecord task) {
            passes.add(
                new Pass(task.kind(), task.arrival() / NANOS_PER_SECOND, now / NANOS_PER_SECOND));
          }
        };
    Engine.run(engine -> model.build(engine, listener), system.limit().horizon().orElseThrow());
    return passes;
  }
}
