package gilsim.workload;

import gilsim.form.ValueType;

/** The kinds of step there are. */
public enum StepKind {
  /** {@link ComputeStep}. */
  COMPUTE("compute", ComputeStep.TYPE),
  /** {@link NativeStep}. */
  NATIVE("native", NativeStep.TYPE),
  /** {@link IoStep}. */
  IO("io", IoStep.TYPE),
  /** {@link SleepStep}. */
  SLEEP("sleep", SleepStep.TYPE),
  /** {@link LockStep}. */
  LOCK("lock", LockStep.TYPE),
  /** {@link IncrementStep}. */
  INCREMENT("increment", IncrementStep.TYPE),
  /** {@link RepeatStep}. */
  REPEAT("repeat", RepeatStep.TYPE),
  /** {@link ChooseStep}. */
  CHOOSE("choose", ChooseStep.TYPE),
  /** {@link PutStep}. */
  PUT("put", PutStep.TYPE),
  /** {@link GetStep}. */
  GET("get", GetStep.TYPE),
  /** {@link ConditionStep}. */
  CONDITION("condition", ConditionStep.TYPE),
  /** {@link SubmitStep}. */
  SUBMIT("submit", SubmitStep.TYPE),
  /** {@link WaitForStep}. */
  WAIT_FOR("wait-for", WaitForStep.TYPE),
  /** {@link GatherStep}. */
  GATHER("gather", GatherStep.TYPE);

  private final String label;
  private final ValueType<? extends Step> type;

  StepKind(String label, ValueType<? extends Step> type) {
    this.label = label;
    this.type = type;
  }

  /** What is written behind the key. */
  public ValueType<? extends Step> type() {
    return type;
  }

  /** The key in scenario files. */
  public String label() {
    return label;
  }
}
