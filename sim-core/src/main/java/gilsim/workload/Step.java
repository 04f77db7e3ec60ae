package gilsim.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a task's program. Programs are immutable data that a simulated thread or coroutine
 * walks through.
 *
 * <p>Adding a step: one record here, one line in {@link StepKind}.
 */
public sealed interface Step
    permits ComputeStep,
        NativeStep,
        IoStep,
        SleepStep,
        LockStep,
        IncrementStep,
        RepeatStep,
        ChooseStep,
        PutStep,
        GetStep,
        ConditionStep,
        SubmitStep,
        WaitForStep,
        GatherStep {

  /** The steps inside this one, in order. */
  default List<Step> inner() {
    return List.of();
  }

  /** This step and all steps inside it, at any depth. */
  default Stream<Step> all() {
    return Stream.concat(Stream.of(this), inner().stream().flatMap(Step::all));
  }
}
