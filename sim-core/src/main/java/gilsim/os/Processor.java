package gilsim.os;

import gilsim.hardware.BurstListener;
import gilsim.hardware.HardwareThread;
import gilsim.hardware.Interference;
import gilsim.kernel.Event;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The scheduler of one hardware thread: its run queue, the current thread and the switches between
 * threads (Linux: {@code struct rq} and {@code __schedule} in kernel/sched/core.c).
 *
 * <p>A dispatched thread first pays for the context switch and the migration, then continues its
 * burst or runs its body. The timer tick is an event only where a thread waits.
 */
final class Processor implements BurstListener {
  /** What the hardware thread does for the current thread. */
  private enum Phase {
    SWITCH,
    BURST,
    CALL
  }

  private final OperatingSystem os;
  private final int position;
  private final HardwareThread hardware;
  private final SmtDomain domain;
  private final Ticks ticks;
  private final SchedulerPolicy queue;
  private final Optional<Processor> self = Optional.of(this);
  private final Event tick =
      new Event() {
        @Override
        protected void fire() {
          onTick();
        }
      };

  private KernelThread current;
  private KernelThread last;
  private KernelThread reservedFor;
  private Phase phase;
  private boolean rescheduleDue;
  private boolean throttled;
  private long idleSince;
  private long interruptEnds;

  /**
   * An idle processor.
   *
   * @param position among the processors that the operating system may use
   */
  Processor(OperatingSystem os, int position, HardwareThread hardware, SmtDomain domain) {
    this.os = os;
    this.position = position;
    this.hardware = hardware;
    this.domain = domain;
    ticks = os.ticks(hardware.index());
    queue = os.spec().policy().runQueue(os.spec(), ticks);
    hardware.listener(this);
  }

  /** Its timer interrupts. */
  Ticks ticks() {
    return ticks;
  }

  /** Number of the hardware thread. */
  int index() {
    return hardware.index();
  }

  /** Work done here so far, by all threads, nanoseconds on the reference core. */
  double workDone() {
    return hardware.workDone();
  }

  /** Present speed relative to the reference core. */
  double speed() {
    return hardware.speed();
  }

  /** Itself, made once. */
  Optional<Processor> self() {
    return self;
  }

  int position() {
    return position;
  }

  SmtDomain domain() {
    return domain;
  }

  /** Nobody runs here or is about to, and nobody is kept from it. */
  boolean idle() {
    return current == null && reservedFor == null && !throttled;
  }

  /** How long nobody has been running here; for an idle processor. */
  long idleFor() {
    return os.now() - idleSince;
  }

  /** Threads wait here for the quota's next refill. */
  boolean throttled() {
    return throttled;
  }

  int waiting() {
    return queue.waiting();
  }

  /** Threads that run here, are about to, or wait. */
  int load() {
    return queue.waiting() + (current == null && reservedFor == null ? 0 : 1);
  }

  /** A woken thread will arrive here; if this processor is idle, it is kept for it. */
  void expect(KernelThread thread) {
    if (idle()) {
      reservedFor = thread;
      domain.occupied();
    }
    queue.expect(thread, os.now());
  }

  /** A woken thread that would arrive here goes elsewhere. */
  void withdraw(KernelThread thread) {
    queue.withdraw(thread, os.now());
  }

  /** A ready thread arrives here. */
  void admit(KernelThread thread) {
    if (reservedFor == thread) {
      reservedFor = null;
      domain.vacated();
    }
    thread.assign(this);
    thread.ready();
    enqueue(thread);
    if (current != null) {
      if (queue.preempts(thread, os.now())) {
        rescheduleDue = true;
        armTick(os.now());
      } else {
        armTick(queue.sliceEnd(os.now()));
      }
    } else if (reservedFor == null && !throttled) {
      dispatchNext();
    }
    if (queue.waiting() > 0) {
      os.balancer().overloaded();
    }
  }

  /** The current thread, inside its body's run, begins a burst. */
  void execute(double work, Interference interference) {
    phase = Phase.BURST;
    hardware.execute(work, interference);
  }

  /** The current thread's body is to be run, whatever it does now. */
  void interrupt() {
    if (phase == Phase.BURST) {
      haltBurst();
      call();
    }
  }

  /**
   * An interrupt comes here, and takes its time from whoever runs. One that comes meanwhile is seen
   * to with it (Linux {@code hrtimer_interrupt} runs all timers that are due). On an idle processor
   * it is part of the wake-up's latency.
   */
  void interruptComes() {
    if (current != null && os.now() >= interruptEnds) {
      long work = here(os.interrupt());
      interruptEnds = os.now() + work;
      hardware.interrupted(work);
    }
  }

  /** Whoever runs here, or an interrupt that does, wakes a processor that has halted. */
  void wakesHalted() {
    if (current != null) {
      hardware.interrupted(here(os.spec().latencies().work().wakeHalted()));
    }
  }

  /** The current thread, inside its body's run, blocked or exited. */
  void release() {
    KernelThread leaving = current;
    leaving.released();
    os.trace().contextSwitch(os.now(), true);
    removeCurrent();
    dispatchOrIdle();
  }

  /** Gives the current thread up to an idle core. */
  KernelThread surrender() {
    KernelThread leaving = current;
    suspend();
    removeCurrent();
    dispatchOrIdle();
    leaving.announcePreempted();
    return leaving;
  }

  /** True if this processor is kept for the thread. */
  boolean reservedFor(KernelThread thread) {
    return reservedFor == thread;
  }

  /** Takes a thread that was waiting elsewhere into the queue, to be dispatched at once. */
  void receive(KernelThread thread) {
    thread.assign(this);
    enqueue(thread);
  }

  /** Gives a waiting thread up to an idle processor, if one may be moved. */
  Optional<KernelThread> steal(Predicate<KernelThread> movable) {
    Optional<KernelThread> moved = queue.steal(os.now(), movable);
    if (moved.isPresent()) {
      os.balancer().queued(-1);
    }
    return moved;
  }

  /** Takes a waiting thread into the queue, which is empty, and runs it. */
  void run(KernelThread thread) {
    receive(thread);
    dispatchNext();
  }

  /** The quota is used up: whoever runs here or is about to has to wait. */
  void throttle() {
    KernelThread stopped = current;
    if (stopped != null) {
      suspend();
      queue.putBack(os.now());
      os.balancer().queued(1);
      current = null;
      domain.stopped();
      hardware.idle();
    }
    throttled = true;
    domain.occupied();
    os.trace().throttled(os.now(), hardware.index(), true);
    if (stopped != null) {
      stopped.announcePreempted();
    }
  }

  /** There is time again. */
  void unthrottle() {
    throttled = false;
    domain.vacated();
    os.trace().throttled(os.now(), hardware.index(), false);
    dispatchNext();
  }

  @Override
  public void burstEnded() {
    KernelThread thread = current;
    if (phase == Phase.BURST) {
      thread.burstEnded(hardware.rest());
    } else if (phase == Phase.SWITCH) {
      thread.announceRunning();
      if (!thread.runDue()) {
        execute(thread.remaining(), thread.interference());
        return;
      }
    }
    phase = Phase.CALL;
    os.runs(this, thread);
  }

  private void onTick() {
    if (current == null || queue.waiting() == 0) {
      rescheduleDue = false;
      return;
    }
    if (!rescheduleDue && os.now() < queue.sliceEnd(os.now())) {
      armTick(queue.sliceEnd(os.now()));
      return;
    }
    if (phase == Phase.BURST && hardware.endsNow()) {
      // Work that ends with the slice is done: its end comes first, then whoever is next.
      os.engine().schedule(tick, os.now());
      return;
    }
    rescheduleDue = false;
    if (queue.reschedule(os.now())) {
      os.balancer().queued(1);
      KernelThread preempted = current;
      suspend();
      current = null;
      domain.stopped();
      dispatchNext();
      preempted.announcePreempted();
    } else {
      armTick(queue.sliceEnd(os.now()));
    }
  }

  private void suspend() {
    if (phase == Phase.BURST) {
      haltBurst();
    } else {
      hardware.halt();
    }
    current.preempted();
    os.trace().contextSwitch(os.now(), false);
  }

  private void haltBurst() {
    boolean ended = hardware.halt();
    current.burstHalted(hardware.rest(), ended);
  }

  private void removeCurrent() {
    queue.leave(os.now());
    current = null;
    domain.stopped();
  }

  private void dispatchOrIdle() {
    if (queue.waiting() == 0) {
      os.balancer().newlyIdle(this).ifPresent(this::receive);
    }
    if (queue.waiting() > 0) {
      dispatchNext();
    } else {
      os.bandwidth().stop(this);
      last = null;
      idleSince = os.now();
      hardware.idle();
      domain.idled();
    }
  }

  private void enqueue(KernelThread thread) {
    queue.enqueue(thread, os.now());
    os.balancer().queued(1);
  }

  private void dispatchNext() {
    if (!os.bandwidth().start(this)) {
      return;
    }
    os.balancer().queued(-1);
    KernelThread thread = queue.next(os.now());
    long overhead = last == thread ? 0 : os.spec().contextSwitch();
    Processor before = thread.lastRanOn();
    if (before != null && before != this) {
      os.trace().migration(os.now());
      if (before.domain != domain) {
        overhead += os.spec().migration();
      }
    }
    last = thread;
    current = thread;
    rescheduleDue = false;
    domain.started();
    thread.running(this);
    phase = Phase.SWITCH;
    overhead = here(overhead);
    hardware.overhead(overhead);
    queue.begin(os.now() + overhead);
    if (queue.waiting() > 0) {
      armTick(queue.sliceEnd(os.now()));
    }
  }

  /**
   * How long it takes here what takes the operating system so long on a core of the usual speed.
   */
  long here(long duration) {
    double speed = hardware.core().outsideSpeed();
    return speed == 1 ? duration : Math.round(duration / speed);
  }

  private void call() {
    phase = Phase.CALL;
    hardware.overhead(0);
  }

  private void armTick(long time) {
    if (tick.isScheduled()) {
      if (tick.scheduledTime() <= time) {
        return;
      }
      os.engine().cancel(tick);
    }
    os.engine().schedule(tick, time);
  }
}
