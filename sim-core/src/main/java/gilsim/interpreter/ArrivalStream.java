package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.workload.OpenArrival;

/** An open stream of tasks, each a new one. */
public final class ArrivalStream {
  private final Environment environment;
  private final Program program;
  private final OpenArrival arrival;
  private final TaskSink sink;
  private final RandomStream random;
  private final Event next;
  private long count;

  private ArrivalStream(Environment environment, Program program, TaskSink sink) {
    this.environment = environment;
    this.program = program;
    this.arrival = (OpenArrival) program.spec().arrival();
    this.sink = sink;
    this.random = environment.streams().stream("arrival/" + program.name(), 0);
    this.next =
        new Event() {
          @Override
          protected void fire() {
            arrive();
          }
        };
  }

  /**
   * Starts a stream; its first task comes one interarrival time from now.
   *
   * @param program a kind of task with an {@link OpenArrival}
   * @param sink where the tasks go
   */
  public static void start(Environment environment, Program program, TaskSink sink) {
    new ArrivalStream(environment, program, sink).schedule();
  }

  private void schedule() {
    Engine engine = environment.engine();
    if (count < arrival.limit()) {
      engine.scheduleIn(next, Math.round(arrival.interarrival().sample(random, count)));
    }
  }

  private void arrive() {
    Task task = new Task(program, environment, count, 1);
    count++;
    schedule();
    task.arrive();
    sink.accept(task);
  }
}
