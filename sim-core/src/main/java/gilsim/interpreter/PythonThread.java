package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.os.KernelThread;
import gilsim.os.ThreadBody;
import gilsim.trace.TaskState;
import gilsim.trace.ThreadState;
import java.util.Optional;

/**
 * A thread of a Python process. Python code runs only while the thread holds the GIL and has a
 * processor; blocking calls drop the GIL, wait, and take it again ({@code Py_BEGIN_ALLOW_THREADS}
 * and {@code Py_END_ALLOW_THREADS}).
 *
 * <p>A request for the GIL is seen at once in Python code (check points are microseconds apart), at
 * the end of C code that keeps the GIL, and when a preempted thread next runs.
 */
public final class PythonThread implements ThreadBody {
  private PythonProcess process;
  private final Environment environment;
  private final Engine engine;
  private Gil gil;
  private final ThreadProgram program;
  private final KernelThread kernel;
  private GilWaiter gilWaiter;
  private final Calls calls;
  private final Assignment assignment;

  private ThreadPhase phase = ThreadPhase.NEW;
  private boolean stepping;
  private boolean issued;
  private double resume;
  private BlockingCall call = ShortCall.CHECK_POINT;
  private double callWork;
  private final WatchedBurst burst;
  private long askedAt;

  PythonThread(PythonProcess process, ThreadProgram program) {
    this.process = process;
    this.environment = process.environment();
    this.engine = environment.engine();
    this.gil = process.gil();
    this.program = program;
    this.kernel = environment.os().create(this);
    this.gilWaiter = new GilWaiter(environment, gil, this, kernel);
    this.calls = Calls.of(environment, this);
    this.assignment = new Assignment(environment, kernel.number());
    this.burst = new WatchedBurst(kernel);
  }

  /** Runs Python code: reference nanoseconds of work. */
  public void compute(double work) {
    if (work > 0) {
      python(work);
    }
  }

  /** The same, for work that interferes with others. */
  void compute(AddressSpaceWork pages) {
    if (pages.work() > 0) {
      burst.interferes(pages.interference());
      python(pages.work());
    }
  }

  /** The same, for one who has to know where the thread is switched out. */
  void compute(double work, CheckPointWatch by) {
    burst.isWatched(by);
    gil.changesPace();
    python(work);
  }

  /** Runs C code that keeps the GIL. */
  public void nativeHeld(double work) {
    nativeHeld(new AddressSpaceWork(work));
  }

  /** The same, for work that interferes with others. */
  void nativeHeld(AddressSpaceWork pages) {
    if (pages.work() > 0) {
      issued = true;
      phase = ThreadPhase.NATIVE_HELD;
      gil.beginsNative(pages.work());
      kernel.exec(pages.work(), pages.interference());
    }
  }

  /** Runs C code without the GIL. */
  public void nativeReleased(double work) {
    call(ShortCall.NATIVE, work);
  }

  /** {@code time.sleep}: at least this long, plus the timer's slack. */
  public void sleep(double nanoseconds) {
    long time = Math.round(nanoseconds);
    calls.timed().prepare(time + environment.sleepSlack(time), Optional.empty());
    call(calls.timed(), environment.interpreter().threads().call());
  }

  /** A blocking request to a device in so many calls; the first sends, the last waits. */
  void io(int device, double bytes, int releases, Task asking) {
    calls.io().prepare(device, bytes, releases, asking);
    call(calls.io().next(), environment.interpreter().threads().call());
  }

  /** Acquires a lock: at once if it is free, else the GIL is dropped for the wait. */
  void acquire(PythonLock lock) {
    if (!calls.lock().tryNow(lock)) {
      call(calls.lock(), 0);
    }
  }

  /** Work that what it does just now costs besides: it does it before it asks its program. */
  void owe(double work) {
    resume += work;
  }

  /** What others wake this thread by; {@link #awaitWake()} must follow if they learn of it. */
  Waiter waiter() {
    calls.waiting().prepare();
    return calls.waiting();
  }

  /** Waits until its {@link #waiter()} is woken; returns at once if it was already. */
  void awaitWake() {
    call(calls.waiting(), 0);
  }

  /** Waits until {@link #unpark()}; returns at once if that came before. */
  public void park() {
    park(0, -1);
  }

  /**
   * Waits until {@link #unpark()} or for a time.
   *
   * @param work of the system call itself, without the GIL
   * @param nanoseconds at most, plus the timer's slack; negative: without limit; 0: do not wait
   */
  void park(double work, long nanoseconds) {
    calls.park().prepare(nanoseconds);
    call(calls.park(), work);
  }

  /** Waits for a client that thinks and then sends its next request, which arrives as a task. */
  public void think(Task client, long nanoseconds) {
    calls.timed().prepare(nanoseconds, Optional.of(client));
    call(calls.timed(), 0);
  }

  /** Ends the thread. */
  public void exit() {
    issued = true;
    gil.leave(this);
    phase = ThreadPhase.EXITED;
    serveNobody();
    AddressSpaceWork last = program.exitWork();
    kernel.exitAfter(last.work(), last.interference());
  }

  /** From now on the thread works for this task. */
  public void serve(Task served) {
    assignment.begin(served);
  }

  /** From now on the thread works for no task. */
  public void serveNobody() {
    assignment.end();
  }

  /** The task that it works for. */
  Optional<Task> task() {
    return assignment.task();
  }

  /** Itself, as the operating system knows it. */
  KernelThread kernel() {
    return kernel;
  }

  /** The Python code that it runs. */
  WatchedBurst burst() {
    return burst;
  }

  /** The process that it belongs to. */
  PythonProcess process() {
    return process;
  }

  /** Starts the thread; it begins when it gets a processor and the GIL. */
  public void start() {
    environment.trace().threadStarted(engine.now(), kernel.number(), process.number());
    kernel.wake(0);
  }

  /** Lets the thread go on from {@link #park()}. */
  public void unpark() {
    calls.park().unpark();
  }

  /** What it waits for may be over; until it has looked, its task waits on. */
  void wake() {
    kernel.wake(0);
  }

  /** The call in which it blocks is over; its task waits for a processor from now on. */
  void ready() {
    assignment.enter(TaskState.CORE_WAIT);
    kernel.wake(0);
  }

  /** A waiter asks for the GIL that this thread holds. */
  void dropRequested() {
    if (phase == ThreadPhase.PYTHON) {
      kernel.interrupt();
    }
  }

  /** Whether it runs Python code, or would with a processor. */
  boolean runsPython() {
    return phase == ThreadPhase.PYTHON;
  }

  /** Its process is killed; false if the thread had ended before or never began. */
  boolean kill() {
    calls.cancel(engine);
    gilWaiter.cancel();
    phase = ThreadPhase.EXITED;
    return kernel.kill();
  }

  @Override
  public void killed(KernelThread thread) {
    assignment.task().ifPresent(Task::freeMemory);
    serveNobody();
    process.threadEnded();
  }

  @Override
  public void processor(KernelThread thread, boolean running) {
    if (phase.needsProcessor()) {
      assignment.enter(running ? TaskState.RUNNING : TaskState.CORE_WAIT);
    }
    if (phase == ThreadPhase.PYTHON) {
      burst.processor(running);
    }
  }

  @Override
  public void run(KernelThread thread) {
    switch (phase) {
      case NEW -> take(engine.now());
      case PYTHON -> {
        resume = kernel.remaining() + burst.collectOwed() + gil.owed(this);
        goOn();
      }
      case NATIVE_HELD -> goOn();
      case SIGNALLING -> makeCall();
      case SWITCH_WAIT -> afterSwitch();
      case CALLING, BLOCKED -> waitInCall();
      case GIL_WAIT -> {
        if (gilWaiter.askAgain()) {
          acquired();
        }
      }
      default -> throw new IllegalStateException("a thread that ended got a processor");
    }
  }

  private void python(double work) {
    issued = true;
    phase = ThreadPhase.PYTHON;
    burst.run(work);
  }

  /** Holding GIL and processor: heed a request, finish interrupted code, ask the program. */
  private void goOn() {
    stepping = true;
    do {
      issued = false;
      if (gil.lost(this) || gil.requested()) {
        burst.switchedOut(resume);
        call(ShortCall.CHECK_POINT, 0);
      } else if (resume > 0) {
        double rest = resume;
        resume = 0;
        python(rest);
      } else if (calls.io().unfinished()) {
        call(calls.io().next(), environment.interpreter().threads().call());
      } else {
        burst.isOrdinary();
        gil.changesPace();
        program.step(this);
      }
    } while (!issued);
    stepping = false;
  }

  /** Drops the GIL, works on a processor, makes a call that may have to wait, takes the GIL. */
  void call(BlockingCall what, double work) {
    call(what, work, gil.drop(this));
  }

  /**
   * Changes to another interpreter of the same process: drops this one's GIL and takes that one's,
   * unless they are the same ({@code PyThreadState_Swap}, CPython Python/pystate.c).
   */
  void enter(PythonProcess other) {
    process = other;
    if (other.gil() != gil) {
      Gil.Drop dropped = gil.drop(this);
      gil = other.gil();
      gilWaiter = new GilWaiter(environment, gil, this, kernel);
      call(ShortCall.NATIVE, 0, dropped);
    }
  }

  private void call(BlockingCall what, double work, Gil.Drop dropped) {
    issued = true;
    call = what;
    callWork = work;
    switch (dropped) {
      case FORCED -> {
        phase = ThreadPhase.SWITCH_WAIT;
        assignment.enter(TaskState.GIL_WAIT);
        askedAt = engine.now();
        kernel.block(ThreadState.GIL_WAIT);
      }
      case SIGNALLED -> {
        if (gil.signalCost() > 0) {
          phase = ThreadPhase.SIGNALLING;
          kernel.exec(gil.signalCost());
        } else {
          makeCall();
        }
      }
      case QUIET -> makeCall();
    }
  }

  private void afterSwitch() {
    if (call == ShortCall.CHECK_POINT) {
      take(askedAt);
    } else {
      assignment.enter(TaskState.RUNNING);
      makeCall();
    }
  }

  private void makeCall() {
    if (callWork > 0) {
      phase = ThreadPhase.CALLING;
      kernel.exec(callWork);
    } else {
      waitInCall();
    }
  }

  private void waitInCall() {
    if (call.isOver()) {
      take(engine.now());
      return;
    }
    double work = call.work();
    if (work > 0) {
      phase = ThreadPhase.CALLING;
      assignment.enter(TaskState.RUNNING);
      kernel.exec(work);
    } else {
      phase = ThreadPhase.BLOCKED;
      assignment.enter(call.waiting());
      kernel.block(call.threadWaiting());
      call.await();
    }
  }

  private void take(long asked) {
    if (gilWaiter.ask(asked, call != ShortCall.CHECK_POINT)) {
      acquired();
    } else {
      phase = ThreadPhase.GIL_WAIT;
      assignment.enter(TaskState.GIL_WAIT);
    }
  }

  private void acquired() {
    resume += gilWaiter.acquire();
    if (call == ShortCall.CHECK_POINT) {
      burst.switchedIn();
    }
    assignment.enter(TaskState.RUNNING);
    phase = ThreadPhase.PYTHON;
    if (stepping) {
      issued = false;
    } else {
      goOn();
    }
  }
}
