package gilsim.os;

/**
 * The scheduling policies there are. Adding one: a class that implements {@code SchedulerPolicy}
 * and a line here.
 */
public enum SchedulerKind {
  /** Linux 6.6 and later: earliest eligible virtual deadline first. */
  EEVDF("eevdf"),
  /** Each thread in turn for one slice; a waking thread never preempts. */
  ROUND_ROBIN("round-robin");

  private final String label;

  SchedulerKind(String label) {
    this.label = label;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
