package gilsim.os;

/**
 * Chooses the processor of a thread that wakes up (Linux: {@code select_idle_sibling} in
 * kernel/sched/fair.c): the previous one if its whole core is idle; another wholly idle core; the
 * previous one beside a busy sibling; its idle sibling; any idle one; else a queue.
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
    if (previous != null && previous.domain().idle()) {
      return previous;
    }
    int start = previous == null ? 0 : previous.domain().processor(0).position();
    int first = start / os.domain(0).size();
    for (int i = 0; i < os.domains(); i++) {
      SmtDomain domain = os.domain((first + i) % os.domains());
      if (domain.idle()) {
        return domain.processor(0);
      }
    }
    if (previous != null && previous.idle()) {
      return previous;
    }
    int i = start;
    while (!os.processor(i).idle()) {
      i = (i + 1) % os.hardwareThreads();
    }
    return os.processor(i);
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
