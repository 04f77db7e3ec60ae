package gilsim.workload;

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
        ChooseStep {}
