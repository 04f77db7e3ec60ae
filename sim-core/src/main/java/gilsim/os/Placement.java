package gilsim.os;

/**
 * Chooses the processor of a thread that wakes up (Linux: {@code select_idle_sibling} in
 * kernel/sched/fair.c): the previous one if its whole core is idle; another wholly idle core; the
 * previous one beside a busy sibling; its idle sibling; any idle one; else a queue. On a hybrid
 * processor the performance cores come first, then the efficiency cores, then the siblings on
 * performance cores (Intel's priorities with SD_ASYM_PACKING, arch/x86/kernel/itmt.c).
 *
 * <p>Where nothing is idle the thread queues at the least loaded processor, at the previous one
 * among equals; so the kernel's periodic balancing of queue lengths needs no events of its own.
 */
final class Placement {
  private final OperatingSystem os;

  Placement(OperatingSystem os) {
    this.os = os;
  }

  /**
   * The processor for a thread.
   *
   * @param previous where it last ran; null for a new thread
   */
  Processor choose(Processor previous) {
    return os.balancer().anyIdle() ? idle(previous) : leastLoaded(previous);
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
