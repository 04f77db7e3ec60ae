package gilsim.hardware;

import gilsim.kernel.Event;

/**
 * One hardware thread of a core (what Linux calls a CPU). It is idle, or busy with an overhead that
 * takes a fixed time, or busy with a burst of work whose pace follows the speed of the hardware
 * thread as its sibling starts or stops and the clock changes.
 *
 * <p>The hardware thread is itself the event at which its overhead or burst ends.
 */
public final class HardwareThread extends Event {
  private final Processors processors;
  private final int index;
  private final Core core;
  private BurstListener listener = () -> {};

  private boolean busy;
  private long busySince;
  private long busyTime;

  private boolean working;
  private double rest;
  private double speed;
  private Interference interference = Interference.NONE;
  private long since;
  private long owed;
  private long handlerEnds;
  private double workDone;

  HardwareThread(Processors processors, int index, Core core) {
    this.processors = processors;
    this.index = index;
    this.core = core;
  }

  /** Names who is told when an overhead or a burst ends. */
  public void listener(BurstListener owner) {
    listener = owner;
  }

  /** Number of this hardware thread, from 0; siblings have consecutive numbers. */
  public int index() {
    return index;
  }

  /** The physical core it belongs to. */
  public Core core() {
    return core;
  }

  /** True while an overhead or burst occupies it. */
  public boolean busy() {
    return busy;
  }

  /** Nanoseconds it was busy so far. */
  public long busyTime() {
    return busyTime + (busy ? processors.now() - busySince : 0);
  }

  /** Work done so far, in nanoseconds of the reference core: the integral of the speed. */
  public double workDone() {
    return workDone + (working ? speed * Math.max(0, processors.now() - since) : 0);
  }

  /** Present speed of a burst on it, relative to the reference core; above 0. */
  public double speed() {
    return working ? speed : presentSpeed();
  }

  /**
   * Begins an overhead: the hardware thread is busy for a fixed time.
   *
   * @param duration nanoseconds, at least 0
   */
  public void overhead(long duration) {
    occupy();
    processors.engine().scheduleIn(this, duration + owed);
    handlerEnds = processors.now() + owed;
    owed = 0;
  }

  /**
   * Something else takes the hardware thread for a while, after which it goes on with what it does,
   * or, if it does nothing just now, begins what it does next. Nothing on an idle one.
   *
   * @param duration nanoseconds, at least 0
   */
  public void interrupted(long duration) {
    if (!busy || duration == 0) {
      return;
    }
    if (!isScheduled()) {
      owed += duration;
      return;
    }
    long end = scheduledTime() + duration;
    if (working) {
      resettle();
      since = Math.max(since, processors.now()) + duration;
    } else {
      handlerEnds = Math.max(handlerEnds, processors.now()) + duration;
    }
    processors.engine().cancel(this);
    processors.engine().schedule(this, end);
  }

  /**
   * Begins a burst of work.
   *
   * @param work nanoseconds on the reference core; what is not above 0 ends at this instant, or
   *     when an interrupt is over
   * @param interference how it and what runs beside it slow each other
   */
  public void execute(double work, Interference interference) {
    occupy();
    working = true;
    rest = work;
    this.interference = interference;
    since = processors.now() + owed;
    owed = 0;
    speed = presentSpeed();
    scheduleEnd();
    if (!interference.none()) {
      processors.disturbanceBegins();
    }
  }

  /** True if it runs a burst whose work is done at this very instant. */
  public boolean endsNow() {
    return working && isScheduled() && scheduledTime() == processors.now();
  }

  /**
   * Ends the overhead or burst now, without telling the listener. The hardware thread stays busy;
   * what is left of an interrupt delays what it does next.
   *
   * @return true if a burst had reached its end at this very instant
   */
  public boolean halt() {
    boolean ended = endsNow();
    if (!working) {
      owed += Math.max(0, handlerEnds - processors.now());
      handlerEnds = 0;
    }
    stopWorking();
    processors.engine().cancel(this);
    return ended;
  }

  /**
   * Work that the last burst left undone when it was halted. After a burst that ended it is what
   * rounding to whole nanoseconds left over or did too much (then negative), at most half a
   * nanosecond's work.
   */
  public double rest() {
    return rest;
  }

  /** Nothing is left to do here. */
  public void idle() {
    if (busy) {
      busy = false;
      owed = 0;
      busyTime += processors.now() - busySince;
      processors.stopped(this);
    }
  }

  @Override
  protected void fire() {
    stopWorking();
    listener.burstEnded();
  }

  private void occupy() {
    if (!busy) {
      busy = true;
      busySince = processors.now();
      processors.started(this);
    }
  }

  /** Applies the current speed to the rest of the burst, if one is running. */
  void retime() {
    if (!working) {
      return;
    }
    double next = presentSpeed();
    if (next != speed) {
      resettle();
      speed = next;
      processors.engine().cancel(this);
      scheduleEnd();
    }
  }

  private void stopWorking() {
    settle();
    working = false;
    if (!interference.none()) {
      interference = Interference.NONE;
      processors.disturbanceEnds();
    }
  }

  private double presentSpeed() {
    double alone = processors.speed(this);
    if (interference.none()) {
      return alone / processors.disturbance();
    }
    return processors.busyHardwareThreads() > 1 ? alone / interference.besideBusy() : alone;
  }

  /** How many times longer bursts elsewhere take because of its own. */
  double slowsOthers() {
    return interference.slowsOthers();
  }

  /** Settles, where nothing else has it just now. */
  private void resettle() {
    if (since <= processors.now()) {
      settle();
    }
  }

  private void settle() {
    if (working && since > processors.now()) {
      owed += since - processors.now();
      since = processors.now();
    } else if (working) {
      double done = speed * (processors.now() - since);
      workDone += done;
      rest -= done;
      since = processors.now();
    }
  }

  private void scheduleEnd() {
    long begin = Math.max(since, processors.now());
    processors.engine().schedule(this, begin + Math.max(0, Math.round(rest / speed)));
  }
}
