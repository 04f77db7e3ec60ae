package gilsim.os;

import gilsim.kernel.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The hardware threads of one physical core as the scheduler sees them (Linux: the SMT scheduling
 * domain, kernel/sched/topology.c).
 *
 * <p>Counts who runs, and is the event at which an idle core looks for a running thread to take.
 */
final class SmtDomain extends Event {
  private final OperatingSystem os;
  private final int index;
  private final boolean efficiency;
  private final List<Processor> processors = new ArrayList<>(2);
  private int occupied;
  private int running;
  private long idleSince;

  /**
   * An idle core.
   *
   * @param index among the cores that the operating system may use
   * @param efficiency whether it is a slower core
   */
  SmtDomain(OperatingSystem os, int index, boolean efficiency) {
    this.os = os;
    this.index = index;
    this.efficiency = efficiency;
  }

  void add(Processor processor) {
    processors.add(processor);
  }

  int index() {
    return index;
  }

  /** How many hardware threads of the core may be used. */
  int size() {
    return processors.size();
  }

  Processor processor(int position) {
    return processors.get(position);
  }

  boolean efficiency() {
    return efficiency;
  }

  /** An efficiency core that runs something. */
  boolean slowlyBusy() {
    return efficiency && running > 0;
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
    if (occupied == 1) {
      os.balancer().idleCores(-1);
    }
    os.balancer().occupied(1);
  }

  /** A reservation was ended. */
  void vacated() {
    occupied--;
    if (occupied == 0) {
      os.balancer().idleCores(1);
    }
    os.balancer().occupied(-1);
  }

  /** A processor got a current thread. */
  void started() {
    occupied();
    os.balancer().running(1);
    running++;
    if (running == 2) {
      os.balancer().becameDoublyBusy();
    } else if (efficiency) {
      os.balancer().becameSlowlyBusy();
    }
  }

  /** A processor lost its current thread. */
  void stopped() {
    vacated();
    os.balancer().running(-1);
    if (running == 2) {
      os.balancer().noLongerDoublyBusy();
    } else if (efficiency) {
      os.balancer().noLongerSlowlyBusy();
    }
    running--;
  }

  /** A processor found nothing to do. */
  void idled() {
    if (occupied == 0) {
      idleSince = os.now();
      os.balancer().coreIdle(this);
    }
    os.balancer().rescueLater();
  }

  @Override
  protected void fire() {
    os.balancer().takeRunning(this);
  }
}
