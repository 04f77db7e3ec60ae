package gilsim.interpreter;

import gilsim.device.IoCompletion;
import gilsim.device.IoRequest;
import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.os.KernelThread;
import gilsim.os.ThreadBody;
import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;

/**
 * A thread of a Python process. Python code runs only while the thread holds the GIL and has a
 * processor; blocking calls drop the GIL, wait, and take it again ({@code Py_BEGIN_ALLOW_THREADS}
 * and {@code Py_END_ALLOW_THREADS}).
 *
 * <p>The request of another thread for the GIL is seen at once while Python code runs (check points
 * are microseconds apart), at its end in C code that keeps the GIL, and when it next runs if the
 * thread was preempted.
 */
public final class PythonThread implements ThreadBody, IoCompletion {
  private final PythonProcess process;
  private final Environment environment;
  private final Engine engine;
  private final Gil gil;
  private final ThreadProgram program;
  private final KernelThread kernel;
  private final GilWaiter gilWaiter;
  private final Event callTimer;
  private final IoRequest request;
  private final TaskRecord idle = new TaskRecord(0);
  private TaskRecord record = idle;

  private ThreadPhase phase = ThreadPhase.NEW;
  private boolean stepping;
  private boolean issued;
  private double resume;
  private ReleaseReason call = ReleaseReason.CHECK_POINT;
  private double callWork;
  private double callAmount;
  private int callsBefore;
  private int callDevice;
  private Task callTask;
  private PythonLock callLock;
  private boolean permit;
  private boolean timedPark;
  private CheckPointWatch watch = CheckPointWatch.NOBODY;

  private long askedAt;
  private long lockAskedAt;

  PythonThread(PythonProcess process, Gil gil, ThreadProgram program) {
    this.process = process;
    this.environment = process.environment();
    this.engine = environment.engine();
    this.gil = gil;
    this.program = program;
    this.kernel = environment.os().create(this);
    this.request = new IoRequest(this);
    this.gilWaiter = new GilWaiter(environment, gil, this, kernel);
    this.callTimer =
        new Event() {
          @Override
          protected void fire() {
            callTimerFired();
          }
        };
  }

  // ---- operations for the program: at most one, as the last thing of a step ----

  /** Runs Python code: reference nanoseconds of work. */
  public void compute(double work) {
    if (work > 0) {
      python(work);
    }
  }

  /** The same, for one who has to know where the thread is switched out. */
  void compute(double work, CheckPointWatch by) {
    watch = by;
    python(work);
  }

  /** Runs C code that keeps the GIL. */
  public void nativeHeld(double work) {
    if (work > 0) {
      issued = true;
      phase = ThreadPhase.NATIVE_HELD;
      kernel.exec(work);
    }
  }

  /** Runs C code without the GIL. */
  public void nativeReleased(double work) {
    begin(ReleaseReason.NATIVE, work);
  }

  /** {@code time.sleep}: at least this long, plus the timer's slack. */
  public void sleep(double nanoseconds) {
    callAmount = nanoseconds;
    begin(ReleaseReason.SLEEP, environment.interpreter().threads().call());
  }

  /** A blocking request to a device; {@code releases - 1} short calls come before it. */
  void io(int device, double bytes, int releases, Task task) {
    callDevice = device;
    callAmount = bytes;
    callTask = task;
    callsBefore = releases - 1;
    begin(
        callsBefore > 0 ? ReleaseReason.NATIVE : ReleaseReason.IO,
        environment.interpreter().threads().call());
  }

  /** Acquires a lock: at once if it is free, else the GIL is dropped for the wait. */
  void acquire(PythonLock lock) {
    lockAskedAt = engine.now();
    if (!lock.tryAcquire(engine.now(), 0, false)) {
      callLock = lock;
      begin(ReleaseReason.LOCK, 0);
    }
  }

  /** Waits until {@link #unpark()}; returns at once if that came before. */
  public void park() {
    timedPark = false;
    begin(ReleaseReason.PARK, 0);
  }

  /**
   * Waits until {@link #unpark()} or for a time.
   *
   * @param work of the system call itself, without the GIL
   * @param nanoseconds at most, plus the timer's slack; negative: without limit; 0: do not wait
   */
  void park(double work, long nanoseconds) {
    timedPark = nanoseconds >= 0;
    callAmount = nanoseconds;
    begin(ReleaseReason.PARK, work);
  }

  /** Waits for a client that thinks and then sends its next request, which arrives as a task. */
  public void think(Task task, long nanoseconds) {
    callTask = task;
    callAmount = nanoseconds;
    begin(ReleaseReason.THINK, 0);
  }

  /** The process it belongs to. */
  PythonProcess process() {
    return process;
  }

  /** Ends the thread. */
  public void exit() {
    issued = true;
    gil.leave(this);
    phase = ThreadPhase.EXITED;
    record = idle;
    kernel.exit();
  }

  /** From now on the thread works for this task. */
  public void serve(TaskRecord task) {
    record = task;
    record.enter(TaskState.RUNNING, engine.now());
  }

  /** From now on the thread works for no task. */
  public void serveNobody() {
    record = idle;
  }

  // ---- what other threads do to this one ----

  /** Starts the thread; it begins when it gets a processor and the GIL. */
  public void start() {
    kernel.wake(0);
  }

  /** Lets the thread go on from {@link #park()}. */
  public void unpark() {
    if (phase == ThreadPhase.BLOCKED && call == ReleaseReason.PARK && !permit) {
      permit = true;
      engine.cancel(callTimer);
      kernel.wake(0);
    } else {
      permit = true;
    }
  }

  /** A lock for which it waits was freed. */
  void lockReleased() {
    kernel.wake(0);
  }

  /** Another thread took the GIL that this one dropped by request. */
  void switched() {
    kernel.wake(0);
  }

  /** A waiter asks for the GIL that this thread holds. */
  void dropRequested() {
    if (phase == ThreadPhase.PYTHON) {
      kernel.interrupt();
    }
  }

  @Override
  public void completed(IoRequest done) {
    ready();
  }

  // ---- the thread's own course ----

  @Override
  public void processor(KernelThread thread, boolean running) {
    switch (phase) {
      case PYTHON, NATIVE_HELD, SIGNALLING, CALLING, NATIVE_RELEASED ->
          record.enter(running ? TaskState.RUNNING : TaskState.CORE_WAIT, engine.now());
      default -> {}
    }
  }

  @Override
  public void run(KernelThread thread) {
    switch (phase) {
      case NEW -> take();
      case PYTHON -> {
        resume = kernel.remaining();
        goOn();
      }
      case NATIVE_HELD -> goOn();
      case SIGNALLING -> makeCall();
      case CALLING -> waitInCall();
      case NATIVE_RELEASED -> take();
      case SWITCH_WAIT -> afterSwitch();
      case BLOCKED -> afterBlocking();
      case GIL_WAIT -> tryAgain();
      default -> throw new IllegalStateException("a thread that ended got a processor");
    }
  }

  private void python(double work) {
    issued = true;
    phase = ThreadPhase.PYTHON;
    kernel.exec(work);
  }

  /** Holding GIL and processor: heed a request, finish interrupted code, ask the program. */
  private void goOn() {
    stepping = true;
    do {
      issued = false;
      if (gil.requested()) {
        watch.switchedOut(resume);
        begin(ReleaseReason.CHECK_POINT, 0);
      } else if (resume > 0) {
        double rest = resume;
        resume = 0;
        python(rest);
      } else if (callsBefore > 0) {
        callsBefore--;
        begin(
            callsBefore > 0 ? ReleaseReason.NATIVE : ReleaseReason.IO,
            environment.interpreter().threads().call());
      } else {
        watch = CheckPointWatch.NOBODY;
        program.step(this);
      }
    } while (!issued);
    stepping = false;
  }

  private void begin(ReleaseReason what, double work) {
    issued = true;
    call = what;
    callWork = work;
    switch (gil.drop(this)) {
      case FORCED -> {
        phase = ThreadPhase.SWITCH_WAIT;
        record.enter(TaskState.GIL_WAIT, engine.now());
        askedAt = engine.now();
        kernel.block();
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
    if (call == ReleaseReason.CHECK_POINT) {
      take(askedAt);
    } else {
      record.enter(TaskState.RUNNING, engine.now());
      makeCall();
    }
  }

  private void makeCall() {
    if (callWork > 0) {
      phase = call == ReleaseReason.NATIVE ? ThreadPhase.NATIVE_RELEASED : ThreadPhase.CALLING;
      kernel.exec(callWork);
    } else {
      waitInCall();
    }
  }

  private void waitInCall() {
    long now = engine.now();
    switch (call) {
      case IO -> {
        block(TaskState.DEVICE);
        environment.devices().get(callDevice).submit(request, callAmount, callTask.random());
      }
      case SLEEP -> {
        block(TaskState.ASLEEP);
        engine.schedule(callTimer, now + Math.round(callAmount) + environment.os().timerSlack());
      }
      case THINK -> {
        block(TaskState.ASLEEP);
        engine.schedule(callTimer, now + Math.round(callAmount));
      }
      case LOCK -> tryLock();
      case PARK -> {
        if (permit || (timedPark && callAmount == 0)) {
          permit = false;
          take();
        } else {
          block(TaskState.CORE_WAIT);
          if (timedPark) {
            long slack = environment.os().timerSlack();
            engine.schedule(callTimer, now + Math.round(callAmount) + slack);
          }
        }
      }
      case NATIVE, CHECK_POINT -> take();
    }
  }

  private void tryLock() {
    long now = engine.now();
    if (callLock.tryAcquire(now, now - lockAskedAt, true)) {
      take();
    } else {
      callLock.enqueue(this);
      block(TaskState.LOCK);
    }
  }

  private void block(TaskState state) {
    phase = ThreadPhase.BLOCKED;
    record.enter(state, engine.now());
    kernel.block();
  }

  private void callTimerFired() {
    if (call == ReleaseReason.THINK) {
      callTask.arrive();
    }
    permit = call == ReleaseReason.PARK;
    ready();
  }

  private void ready() {
    record.enter(TaskState.CORE_WAIT, engine.now());
    kernel.wake(0);
  }

  private void afterBlocking() {
    if (call == ReleaseReason.LOCK) {
      tryLock();
    } else {
      permit = false;
      take();
    }
  }

  private void take() {
    take(engine.now());
  }

  private void take(long asked) {
    if (gilWaiter.ask(asked, call != ReleaseReason.CHECK_POINT)) {
      acquired();
    } else {
      phase = ThreadPhase.GIL_WAIT;
      record.enter(TaskState.GIL_WAIT, engine.now());
    }
  }

  private void tryAgain() {
    if (gilWaiter.askAgain()) {
      acquired();
    }
  }

  private void acquired() {
    resume += gilWaiter.acquire();
    if (call == ReleaseReason.CHECK_POINT) {
      watch.switchedIn();
    }
    record.enter(TaskState.RUNNING, engine.now());
    phase = ThreadPhase.PYTHON;
    if (stepping) {
      issued = false;
    } else {
      goOn();
    }
  }
}
