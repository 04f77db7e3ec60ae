package gilsim.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * One kind of task: what it does and how its instances arrive.
 *
 * @param name the kind's name in the scenario
 * @param arrival how instances come
 * @param program the steps of one instance, in order
 * @param argumentsBytes what a process strategy pickles to the worker, bytes
 * @param resultBytes what a process strategy pickles back, bytes
 * @param memoryBytes what an instance holds from its first step to its end, bytes
 */
public record TaskSpec(
    String name,
    Arrival arrival,
    List<Step> program,
    long argumentsBytes,
    long resultBytes,
    long memoryBytes) {

  /** Copies the program and validates the sizes. */
  public TaskSpec {
    program = List.copyOf(program);
    if (argumentsBytes < 0 || resultBytes < 0 || memoryBytes < 0) {
      throw new IllegalArgumentException("sizes of task " + name + " must be at least 0");
    }
  }

  /** All its steps, those within others too. */
  public Stream<Step> steps() {
    return program.stream().flatMap(Step::all);
  }

  /** Those of its steps that submit tasks. */
  public Stream<Submitting> submissions() {
    return steps().filter(Submitting.class::isInstance).map(Submitting.class::cast);
  }

  /** A kind of task that holds no memory of its own. */
  public TaskSpec(
      String name, Arrival arrival, List<Step> program, long argumentsBytes, long resultBytes) {
    this(name, arrival, program, argumentsBytes, resultBytes, 0);
  }
}
