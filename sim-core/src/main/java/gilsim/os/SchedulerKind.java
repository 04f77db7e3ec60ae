package gilsim.os;

import java.util.function.BiFunction;

/**
 * The scheduling policies there are. Adding one: a class that implements {@code SchedulerPolicy}
 * and a line here.
 */
public enum SchedulerKind {
  /** Linux 6.6 and later: earliest eligible virtual deadline first. */
  EEVDF("eevdf", EevdfPolicy::new),
  /** Linux before 6.6: the completely fair scheduler. */
  CFS("cfs", CfsPolicy::new),
  /** Each thread in turn for one slice; a waking thread never preempts. */
  ROUND_ROBIN("round-robin", RoundRobinPolicy::new);

  private final String label;
  private final BiFunction<OsSpec, Ticks, SchedulerPolicy> policy;

  SchedulerKind(String label, BiFunction<OsSpec, Ticks, SchedulerPolicy> policy) {
    this.label = label;
    this.policy = policy;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }

  /** An empty run queue of one processor. */
  SchedulerPolicy runQueue(OsSpec spec, Ticks ticks) {
    return policy.apply(spec, ticks);
  }
}
