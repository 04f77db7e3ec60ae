package gilsim.os;

/**
 * How thoroughly the kernel keeps processors from idling beside threads that wait.
 *
 * @param searchLimit how much the utilisation of the processors limits the number among which a
 *     woken thread looks for an idle one, at least 0 (Linux since 5.19: SIS_UTIL, {@code
 *     select_idle_cpu} in kernel/sched/fair.c, 1.17; see {@link IdleSearch}); 0: it looks at all
 * @param newlyIdleSkips how often a processor that runs out of work does not look for waiting
 *     threads, at first, from 0 to 1; later as often as it was in vain (Linux since 6.19:
 *     NI_RANDOM, {@code sched_balance_newidle}; see {@link NewlyIdle}); 0: it always looks
 * @param hotFor a thread that ran less than this time ago is not moved to a processor that runs out
 *     of work, nanoseconds, at least 0 (Linux: {@code task_hot}, sysctl_sched_migration_cost, 500
 *     us)
 */
public record PlacementSpec(double searchLimit, double newlyIdleSkips, long hotFor) {

  /** Validates the ranges. */
  public PlacementSpec {
    if (!(searchLimit >= 0 && searchLimit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("search-limit must be at least 0 but is " + searchLimit);
    }
    if (!(newlyIdleSkips >= 0 && newlyIdleSkips <= 1)) {
      throw new IllegalArgumentException(
          "newly-idle-skips must be from 0 to 1 but is " + newlyIdleSkips);
    }
    if (hotFor < 0) {
      throw new IllegalArgumentException("hot-for must be at least 0 but is " + hotFor);
    }
  }

  /** No processor ever idles beside a waiting thread. */
  public static PlacementSpec ideal() {
    return new PlacementSpec(0, 0, 0);
  }

  /** Whether a woken thread may not look everywhere. */
  boolean limitsSearch() {
    return searchLimit > 0;
  }

  /** Whether a processor that runs out of work may not look. */
  boolean skips() {
    return newlyIdleSkips > 0;
  }

  /** Whether threads may wait beside an idle processor. */
  boolean imperfect() {
    return limitsSearch() || skips() || hotFor > 0;
  }
}
