package gilsim.workload;

import gilsim.form.ValueType;

/** The kinds of step there are. */
public enum StepKind {
  /** {@link ComputeStep}. */
  COMPUTE(
      "compute",
      "Python bytecode: needs the GIL, can be switched out at a check point",
      ComputeStep.TYPE),
  /** {@link NativeStep}. */
  NATIVE("native", "C code called from Python", NativeStep.TYPE),
  /** {@link IoStep}. */
  IO("io", "a blocking request to a device", IoStep.TYPE),
  /** {@link SleepStep}. */
  SLEEP("sleep", "waits for a timer", SleepStep.TYPE),
  /** {@link LockStep}. */
  LOCK("lock", "steps while holding a lock", LockStep.TYPE),
  /** {@link IncrementStep}. */
  INCREMENT("increment", "a loop that increments a shared variable", IncrementStep.TYPE),
  /** {@link RepeatStep}. */
  REPEAT("repeat", "steps several times, one after another", RepeatStep.TYPE),
  /** {@link ChooseStep}. */
  CHOOSE("choose", "one of several alternatives, at random", ChooseStep.TYPE),
  /** {@link PutStep}. */
  PUT("put", "an item into a queue; waits while it is full", PutStep.TYPE),
  /** {@link GetStep}. */
  GET("get", "an item out of a queue; waits while it is empty", GetStep.TYPE),
  /** {@link ConditionStep}. */
  CONDITION("condition", "waits for a condition, or notifies those who wait", ConditionStep.TYPE),
  /** {@link SubmitStep}. */
  SUBMIT("submit", "hands over new tasks without waiting for them", SubmitStep.TYPE),
  /** {@link WaitForStep}. */
  WAIT_FOR(
      "wait-for",
      "waits for tasks that this task submitted: all of them, the last, or those of a kind",
      WaitForStep.TYPE),
  /** {@link GatherStep}. */
  GATHER(
      "gather", "submits new tasks and waits until all submitted ones are done", GatherStep.TYPE);

  private final String label;
  private final String meaning;
  private final ValueType<? extends Step> type;

  StepKind(String label, String meaning, ValueType<? extends Step> type) {
    this.label = label;
    this.meaning = meaning;
    this.type = type;
  }

  /** What is written behind the key. */
  public ValueType<? extends Step> type() {
    return type;
  }

  /** What it does, for the reference page. */
  public String meaning() {
    return meaning;
  }

  /** The key in scenario files. */
  public String label() {
    return label;
  }
}
