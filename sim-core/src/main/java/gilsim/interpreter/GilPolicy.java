package gilsim.interpreter;

/**
 * The rules by which a GIL changes hands. There is one set of rules so far, that of {@link Gil},
 * which every process gets.
 */
public enum GilPolicy {
  /**
   * CPython 3.2 and later: timed wait, drop request after a switch-free interval, forced switch.
   */
  STANDARD("standard");

  private final String label;

  GilPolicy(String label) {
    this.label = label;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
