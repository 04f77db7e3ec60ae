package gilsim.device;

/** The kinds of device there are. */
public enum DeviceKind {
  /** No contention. */
  DELAY("delay"),
  /** Servers with a waiting line. */
  QUEUE("queue"),
  /** A bandwidth shared equally. */
  SHARED("shared");

  private final String label;

  DeviceKind(String label) {
    this.label = label;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
