package gilsim.workload;

/** The kinds of step there are. */
public enum StepKind {
  COMPUTE("compute"),
  NATIVE("native"),
  IO("io"),
  SLEEP("sleep"),
  LOCK("lock"),
  REPEAT("repeat"),
  CHOOSE("choose");

  private final String label;

  StepKind(String label) {
    this.label = label;
  }

  /** The key in scenario files. */
  public String label() {
    return label;
  }
}
