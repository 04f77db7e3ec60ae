package gilsim.interpreter;

/** How a child process comes to be. */
public enum StartMethod {
  /** A copy of the parent. */
  FORK("fork"),
  /** A fresh interpreter that imports the program. */
  SPAWN("spawn"),
  /** A copy of a small server process, which is spawned with the first child. */
  FORKSERVER("forkserver");

  private final String label;

  StartMethod(String label) {
    this.label = label;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
