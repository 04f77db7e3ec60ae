package gilsim.strategy;

import gilsim.interpreter.ArrivalStream;
import gilsim.interpreter.Client;
import gilsim.interpreter.Environment;
import gilsim.interpreter.Executor;
import gilsim.interpreter.Primitives;
import gilsim.interpreter.Program;
import gilsim.interpreter.PythonProcess;
import gilsim.interpreter.Task;
import gilsim.interpreter.TaskInterpreter;
import gilsim.interpreter.TaskSink;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.LoopArrival;
import gilsim.workload.OpenArrival;
import gilsim.workload.SubmittedArrival;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one strategy runs: kinds of task, and the process in which the program lives.
 *
 * @param parent the process of the program
 * @param interpreter runs task programs on threads
 * @param programs the kinds of task
 * @param primitives what its tasks wait for each other with
 */
public record Part(
    PythonProcess parent,
    TaskInterpreter interpreter,
    List<Program> programs,
    Primitives primitives) {
  /** Copies the programs. */
  public Part {
    programs = List.copyOf(programs);
  }

  /** The same process with one kind of task alone. */
  Part of(Program program) {
    return new Part(parent, interpreter, List.of(program), primitives);
  }

  /** Another process without any task. */
  public Part in(PythonProcess other) {
    return new Part(other, interpreter, List.of(), primitives);
  }

  /** The same process without any task. */
  public Part empty() {
    return in(parent);
  }

  /** Says what runs these kinds of task when others submit them. */
  void runsOn(Executor executor) {
    programs.forEach(program -> primitives.executors().add(program.kind(), executor));
  }

  /** True if some tasks come by themselves. */
  boolean hasArrivals() {
    return programs.stream().anyMatch(p -> !(p.spec().arrival() instanceof SubmittedArrival));
  }

  /**
   * True if the program ends when its tasks are done, and these are there at time 0 or submitted by
   * others.
   */
  boolean ends() {
    return parent.environment().ledger().untilDone()
        && programs.stream()
            .map(program -> program.spec().arrival())
            .allMatch(a -> a instanceof BatchArrival || a instanceof SubmittedArrival);
  }

  /**
   * Lets all work come in: what is there at time 0 arrives now, in order; open streams are started.
   *
   * @param atStart takes what is there at time 0: batches, loops and every client's first request
   * @param later takes what comes from outside afterwards
   */
  void admit(Consumer<Task> atStart, TaskSink later) {
    Environment environment = parent.environment();
    for (Program program : programs) {
      Arrival arrival = program.spec().arrival();
      if (arrival instanceof BatchArrival batch) {
        environment.ledger().expect(batch.count());
        members(program, batch.count(), 1, atStart);
      } else if (arrival instanceof LoopArrival loops) {
        members(program, loops.loops(), loops.loops(), atStart);
      } else if (arrival instanceof ClientArrival clients) {
        members(
            program,
            clients.clients(),
            clients.clients(),
            task -> {
              Client.create(environment, task, later);
              atStart.accept(task);
            });
      } else if (arrival instanceof OpenArrival open) {
        if (open.finite()) {
          environment.ledger().expect(open.limit());
        }
        ArrivalStream.start(environment, program, later);
      }
    }
  }

  private void members(Program program, int count, long members, Consumer<Task> atStart) {
    for (int i = 0; i < count; i++) {
      Task task = new Task(program, parent.environment(), i, members);
      task.arrive();
      atStart.accept(task);
    }
  }
}
