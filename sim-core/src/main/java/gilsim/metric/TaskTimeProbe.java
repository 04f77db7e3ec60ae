package gilsim.metric;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import gilsim.trace.TraceEvent;
import java.util.EnumSet;
import java.util.Set;

/** Where the time of the completed tasks went. */
final class TaskTimeProbe implements Probe {
  static final ProbeKind<TaskTimeProbe> KIND =
      new ProbeKind<>(TaskTimeProbe.class, context -> new TaskTimeProbe());

  private static final TaskState[] STATES = TaskState.values();

  private final TimeSum[] spent = new TimeSum[STATES.length];
  private long completed;

  TaskTimeProbe() {
    restart(0);
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.TASK_DONE);
  }

  @Override
  public void restart(long now) {
    completed = 0;
    for (int i = 0; i < spent.length; i++) {
      spent[i] = new TimeSum();
    }
  }

  @Override
  public void taskDone(long now, TaskRecord task) {
    completed++;
    for (int i = 0; i < spent.length; i++) {
      spent[i].add(task.time(STATES[i]));
    }
  }

  /** Seconds per completed task; not a number if none was completed. */
  double mean(TaskState state) {
    return Window.seconds(spent[state.ordinal()].value()) / completed;
  }
}
