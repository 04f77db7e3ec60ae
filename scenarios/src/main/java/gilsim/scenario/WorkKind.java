package gilsim.scenario;

/** The loops of which real runs make the work of tasks (measure/work.py). */
public enum WorkKind {
  /** Python code. */
  COMPUTE("compute"),
  /** C code that keeps the GIL. */
  HELD("held"),
  /** C code that drops it. */
  RELEASED("released");

  private final String label;

  WorkKind(String label) {
    this.label = label;
  }

  /** Its name in profiles, and in the harness. */
  public String label() {
    return label;
  }
}
