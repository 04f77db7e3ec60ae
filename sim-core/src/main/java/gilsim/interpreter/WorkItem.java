package gilsim.interpreter;

import java.util.List;

/**
 * What travels to a worker process and back: one task, or a chunk of several.
 *
 * @param tasks at least one, run in order
 */
record WorkItem(List<Task> tasks) {
  long argumentsBytes() {
    return tasks.stream().mapToLong(task -> task.program().spec().argumentsBytes()).sum();
  }

  long resultBytes() {
    return tasks.stream().mapToLong(task -> task.program().spec().resultBytes()).sum();
  }
}
