package gilsim.os;

import gilsim.hardware.Interference;
import gilsim.kernel.Event;
import gilsim.trace.ThreadState;

/**
 * A thread as the operating system sees it: blocked, or on its way to a processor, or waiting in a
 * run queue, or on a processor.
 */
public final class KernelThread {
  /** Where a thread is in its life. */
  enum State {
    BLOCKED,
    WAKING,
    READY,
    RUNNING,
    EXITED
  }

  private static final int NO_PROCESSOR = -1;

  private final OperatingSystem os;
  private final int number;
  private final ThreadBody body;
  private final Event arrival =
      new Event() {
        @Override
        protected void fire() {
          os.arrive(KernelThread.this);
        }
      };

  private State state = State.BLOCKED;
  private ThreadState waitsFor = ThreadState.IDLE;
  private Processor processor;
  private Processor lastRanOn;
  private Processor recentlyUsed;
  private boolean born;
  private boolean announced;
  private boolean inRun;
  private boolean killed;
  private boolean leaving;
  private boolean executing;
  private boolean runDue = true;
  private double rest;
  private double residue;
  private Interference interference = Interference.NONE;
  private long onSince;
  private long offSince;
  private long cpuTime;
  private double workBefore;
  private double workDone;

  /** What the scheduling policy keeps about this thread. */
  final SchedulingEntity entity = new SchedulingEntity(this);

  KernelThread(OperatingSystem os, int number, ThreadBody body) {
    this.os = os;
    this.number = number;
    this.body = body;
  }

  /**
   * Makes a blocked (or new) thread ready. It reaches its body after the wake-up latency, the extra
   * latency and a context switch, as soon as a processor is free.
   *
   * @param extraLatency nanoseconds, at least 0
   *     <p>Without effect on a thread that was killed.
   * @throws IllegalStateException if the thread is not blocked
   */
  public void wake(long extraLatency) {
    if (killed) {
      return;
    }
    require(state == State.BLOCKED, "only a blocked thread can be woken");
    if (!born) {
      born = true;
      os.born();
    }
    state = State.WAKING;
    runDue = true;
    rest = 0;
    if (waitsFor != ThreadState.GIL_WAIT) {
      tell(ThreadState.CORE_WAIT);
    }
    os.wake(this, extraLatency);
  }

  /**
   * Burns CPU time, then runs the body again. Only inside {@link ThreadBody#run}.
   *
   * @param work nanoseconds on the reference core, at least 0
   */
  public void exec(double work) {
    exec(work, Interference.NONE);
  }

  /**
   * The same for work that interferes with others.
   *
   * @param interference how it and what runs beside it slow each other
   */
  public void exec(double work, Interference interference) {
    require(work >= 0, "work must be at least 0");
    leaveRun();
    executing = true;
    double due = work + residue;
    residue = 0;
    this.interference = interference;
    processor.execute(due, interference);
  }

  /** Gives the processor up until {@link #wake}. Only inside {@link ThreadBody#run}. */
  public void block() {
    block(ThreadState.IDLE);
  }

  /**
   * Gives the processor up until {@link #wake}. Only inside {@link ThreadBody#run}.
   *
   * @param why what it waits for, for the trace
   */
  public void block(ThreadState why) {
    leaveRun();
    state = State.BLOCKED;
    waitsFor = why;
    tell(why);
    processor.release();
  }

  /**
   * Ends the thread after a last burst, of whose end the body does not hear. Only inside {@link
   * ThreadBody#run}.
   *
   * @param work nanoseconds on the reference core, at least 0
   * @param interference how it and what runs beside it slow each other
   */
  public void exitAfter(double work, Interference interference) {
    if (work > 0) {
      leaving = true;
      exec(work, interference);
    } else {
      exit();
    }
  }

  /** Ends the thread. Only inside {@link ThreadBody#run}. */
  public void exit() {
    leaveRun();
    state = State.EXITED;
    tell(ThreadState.EXITED);
    os.died();
    processor.release();
  }

  /**
   * Cuts the burst of {@link #exec} short: the body is run as soon as the thread has a processor,
   * through an event at this instant if it has one now, or when an interrupt there is over. {@link
   * #remaining} then is the rest of the work. Without effect on a thread that is not in a burst.
   */
  public void interrupt() {
    if (!executing || runDue) {
      return;
    }
    runDue = true;
    if (state == State.RUNNING) {
      processor.interrupt();
    }
  }

  /**
   * A timer of this thread fires, or an answer comes for it: an interrupt on the processor where it
   * last ran, where it set the timer or sent the request. It wakes nobody by itself.
   */
  public void interruptComes() {
    if (lastRanOn != null) {
      lastRanOn.interruptComes();
    }
  }

  /**
   * Ends the thread from outside ({@code SIGKILL}): as soon as it has a processor it exits instead
   * of running its body, at this instant or when an interrupt is over if it has one now. A blocked
   * thread is woken for it, as {@code complete_signal} in Linux kernel/signal.c does. Not for the
   * thread whose body runs.
   *
   * @return false if it needs no such end, because it exited before or never began; {@link
   *     ThreadBody#killed} is not called then
   */
  public boolean kill() {
    if (state == State.EXITED || killed) {
      return false;
    }
    if (!born) {
      killed = true;
      return false;
    }
    if (state == State.BLOCKED) {
      wake(0);
    }
    killed = true;
    interrupt();
    runDue = true;
    return true;
  }

  /** True from {@link #kill} on. */
  public boolean killed() {
    return killed;
  }

  /**
   * Work left of the last burst, nanoseconds on the reference core. Valid in {@link
   * ThreadBody#run}; 0 if the burst had completed.
   */
  public double remaining() {
    return rest;
  }

  /** Its number, in the order of {@link OperatingSystem#create}. */
  public int number() {
    return number;
  }

  /** True while the thread has a processor. */
  public boolean onProcessor() {
    return state == State.RUNNING;
  }

  /** True until the first wake-up, and from {@link #block} to the next wake-up. */
  public boolean blocked() {
    return state == State.BLOCKED;
  }

  /** Time it occupied a processor so far, switching included, nanoseconds. */
  public long cpuTime() {
    return cpuTime + (state == State.RUNNING ? os.now() - onSince : 0);
  }

  /** Work of its bursts done so far, nanoseconds on the reference core, to less than one. */
  public double workDone() {
    return workDone + (state == State.RUNNING ? processor.workDone() - workBefore : 0);
  }

  /**
   * Nanoseconds from now until it has done so much work, if its speed stays as it is; on the
   * reference core if it has no processor.
   */
  public long timeFor(double work) {
    return Math.round(state == State.RUNNING ? work / processor.speed() : work);
  }

  /** How its burst and what runs beside it slow each other. */
  Interference interference() {
    return interference;
  }

  Event arrival() {
    return arrival;
  }

  /** Where it last had the processor; null if it never had. */
  Processor lastRanOn() {
    return lastRanOn;
  }

  /** Its caches are still warm where it last ran, less than so long ago, nanoseconds. */
  boolean ranWithin(long time) {
    return lastRanOn != null && os.now() - offSince < time;
  }

  /**
   * Where it had last run when it last woke and found that processor busy ({@code recent_used_cpu}
   * in Linux kernel/sched/fair.c); its last one if that never happened.
   */
  Processor recentlyUsed() {
    return recentlyUsed == null ? lastRanOn : recentlyUsed;
  }

  /** It wakes and has been given a processor. */
  void placed() {
    if (lastRanOn != null && !lastRanOn.idle()) {
      recentlyUsed = lastRanOn;
    }
  }

  /** The processor it runs on, waits at or is on its way to. */
  Processor processor() {
    return processor;
  }

  void assign(Processor target) {
    processor = target;
  }

  boolean runDue() {
    return runDue;
  }

  void ready() {
    state = State.READY;
  }

  void running(Processor on) {
    state = State.RUNNING;
    lastRanOn = on;
    onSince = os.now();
    workBefore = on.workDone();
    os.trace().threadState(onSince, number, ThreadState.RUNNING, on.index());
  }

  /** It lost its processor while it could have gone on. */
  void preempted() {
    account();
    state = State.READY;
    tell(ThreadState.CORE_WAIT);
  }

  /** It gave its processor up. */
  void released() {
    account();
    announced = false;
  }

  private void account() {
    offSince = os.now();
    cpuTime += offSince - onSince;
    workDone += processor.workDone() - workBefore;
  }

  void announceRunning() {
    announced = true;
    body.processor(this, true);
  }

  void announcePreempted() {
    if (announced) {
      announced = false;
      body.processor(this, false);
    }
  }

  void burstHalted(double left, boolean ended) {
    if (ended) {
      burstEnded(left);
    } else {
      rest = left;
    }
  }

  void burstEnded(double left) {
    residue = left;
    rest = 0;
    runDue = true;
  }

  void runBody() {
    executing = false;
    runDue = false;
    inRun = true;
    if (leaving || killed) {
      exit();
      if (killed) {
        body.killed(this);
      }
      return;
    }
    body.run(this);
    require(!inRun, "a thread's body must call exec, block or exit before it returns");
  }

  private void tell(ThreadState now) {
    os.trace().threadState(os.now(), number, now, NO_PROCESSOR);
  }

  private void leaveRun() {
    require(inRun, "exec, block and exit belong inside the body's run, once");
    inRun = false;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }
}
