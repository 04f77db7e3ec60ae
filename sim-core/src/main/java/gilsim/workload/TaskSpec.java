package gilsim.workload;

import java.util.List;

/**
 * One kind of task: what it does and how its instances arrive.
 *
 * @param name the kind's name in the scenario
 * @param arrival how instances come
 * @param program the steps of one instance, in order
 * @param argumentsBytes what a process strategy pickles to the worker, bytes
 * @param resultBytes what a process strategy pickles back, bytes
 */
public record TaskSpec(
    String name, Arrival arrival, List<Step> program, long argumentsBytes, long resultBytes) {

  /** Copies the program and validates the sizes. */
  public TaskSpec {
    program = List.copyOf(program);
    if (argumentsBytes < 0 || resultBytes < 0) {
      throw new IllegalArgumentException("sizes of task " + name + " must be at least 0");
    }
  }
}
