package gilsim.os;

import gilsim.kernel.Event;

/**
 * The hardware threads of one physical core as the scheduler sees them (Linux: the SMT scheduling
 * domain, kernel/sched/topology.c).
 *
 * <p>Counts who runs, and is the event at which an idle core looks for a running thread to take.
 */
final class SmtDomain extends Event {
  private final OperatingSystem os;
  private final Processor[] processors;
  private int occupied;
  private int running;
  private long idleSince;

  SmtDomain(OperatingSystem os, int threads) {
    this.os = os;
    processors = new Processor[threads];
  }

  void add(int position, Processor processor) {
    processors[position] = processor;
  }

  int size() {
    return processors.length;
  }

  Processor processor(int position) {
    return processors[position];
  }

  /** No hardware thread runs anything or is about to. */
  boolean idle() {
    return occupied == 0;
  }

  /** Both hardware threads run something. */
  boolean doublyBusy() {
    return running == 2;
  }

  /** From when on it may take a running thread, as long as it stays idle. */
  long balanceDue() {
    return idleSince + os.spec().balance();
  }

  /** A processor was reserved. */
  void occupied() {
    occupied++;
    os.balancer().occupied(1);
  }

  /** A reservation was ended. */
  void vacated() {
    occupied--;
    os.balancer().occupied(-1);
  }

  /** A processor got a current thread. */
  void started() {
    occupied();
    running++;
    if (running == 2) {
      os.balancer().becameDoublyBusy();
    }
  }

  /** A processor lost its current thread. */
  void stopped() {
    vacated();
    if (running == 2) {
      os.balancer().noLongerDoublyBusy();
    }
    running--;
  }

  /** A processor found nothing to do. */
  void idled() {
    if (occupied == 0) {
      idleSince = os.now();
      os.balancer().coreIdle(this);
    }
  }

  @Override
  protected void fire() {
    os.balancer().takeRunning(this);
  }
}
