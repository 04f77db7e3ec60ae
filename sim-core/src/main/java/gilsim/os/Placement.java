package gilsim.os;

/**
 * Chooses the processor of a thread that wakes up (Linux: {@code select_idle_sibling} in
 * kernel/sched/fair.c): the previous one if its whole core is idle; another wholly idle core; the
 * previous one beside a busy sibling; its idle sibling; any idle one; else a queue. On a hybrid
 * processor the performance cores come first, then the efficiency cores, then the siblings on
 * performance cores (Intel's priorities with SD_ASYM_PACKING, arch/x86/kernel/itmt.c).
 *
 * <p>If the kernel limits the search (see {@link IdleSearch}), it may be given up: then the thread
 * goes to the previous processor, or to the one before that if only that is idle ({@code
 * recent_used_cpu}), else into the previous one's queue. With no core wholly idle the number of
 * processors that are looked at is limited, too.
 *
 * <p>Where nothing is idle the thread queues at the least loaded processor, at the previous one
 * among equals; so the kernel's periodic balancing of queue lengths needs no events of its own.
 */
final class Placement {
  private final OperatingSystem os;
  private final IdleSearch search;

  Placement(OperatingSystem os, IdleSearch search) {
    this.os = os;
    this.search = search;
  }

  /** The processor for a thread. */
  Processor choose(KernelThread thread) {
    Processor previous = thread.lastRanOn();
    if (!os.balancer().anyIdle()) {
      return leastLoaded(previous);
    }
    if (previous == null || !os.spec().placement().limitsSearch()) {
      return idle(previous);
    }
    return search(thread, previous, search.depth(os.now()));
  }

  private Processor search(KernelThread thread, Processor previous, int depth) {
    if (depth > 0 && os.balancer().coreIdle()) {
      return idle(previous);
    }
    if (previous.idle()) {
      return previous;
    }
    Processor recent = thread.recentlyUsed();
    if (recent.idle()) {
      return recent;
    }
    return depth == 0 ? previous : nearby(previous, depth);
  }

  /** An idle processor of the same core, else one of the next few, else the previous one. */
  private Processor nearby(Processor previous, int depth) {
    SmtDomain core = previous.domain();
    for (int i = 0; i < core.size(); i++) {
      if (core.processor(i).idle()) {
        return core.processor(i);
      }
    }
    for (int i = 1; i <= Math.min(depth, os.hardwareThreads()); i++) {
      Processor next = os.processor((previous.position() + i) % os.hardwareThreads());
      if (next.idle()) {
        return next;
      }
    }
    return previous;
  }

  private Processor idle(Processor previous) {
    int performance = os.performanceDomains();
    int core = idleCore(0, performance, previous);
    if (core == performance) {
      core = idleCore(performance, os.domains(), previous);
    }
    if (core < os.domains()) {
      boolean same = previous != null && previous.domain().index() == core;
      return same ? previous : os.domain(core).processor(0);
    }
    if (previous != null && previous.idle()) {
      return previous;
    }
    int i = previous == null ? 0 : previous.domain().processor(0).position();
    while (!os.processor(i).idle()) {
      i = (i + 1) % os.hardwareThreads();
    }
    return os.processor(i);
  }

  /**
   * The first wholly idle core of a range of cores, searched in a circle from the previous one if
   * that is in the range; the end of the range if there is none.
   */
  private int idleCore(int from, int end, Processor previous) {
    int length = end - from;
    int before = previous == null ? from : previous.domain().index();
    int start = before >= from && before < end ? before - from : 0;
    for (int i = 0; i < length; i++) {
      int core = from + (start + i) % length;
      if (os.domain(core).idle()) {
        return core;
      }
    }
    return end;
  }

  private Processor leastLoaded(Processor previous) {
    Processor best = previous == null ? os.processor(0) : previous;
    for (int i = 0; i < os.hardwareThreads(); i++) {
      if (os.processor(i).load() < best.load()) {
        best = os.processor(i);
      }
    }
    return best;
  }
}
