package gilsim.interpreter;

import gilsim.distribution.Constant;
import gilsim.hardware.MachineSpec;
import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.os.OperatingSystem;
import gilsim.os.OsSpec;
import gilsim.os.SchedulerKind;
import gilsim.trace.TaskRecord;
import gilsim.trace.TraceListener;
import gilsim.workload.BatchArrival;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A small machine with one Python process, whose trace is written down as readable lines. */
final class Bench implements TraceListener {
  static final long US = 1_000;
  static final long MS = 1_000_000;

  final List<String> lines = new ArrayList<>();
  int cores = 2;
  int threadsPerCore = 1;
  double speed = 1;
  GilPolicy policy = GilPolicy.STANDARD;
  long voluntaryGap;
  long wakeup;
  long slack;
  long interval = 5 * MS;
  double bias = 1;
  long switchCost;
  long signalCost;
  long idlePost;
  long sleepEntry;
  WorldStops worldStops = WorldStops.NONE;
  long forcedGap;
  long loopStep;
  long poll;
  long resolution;
  StatementCosts statements = new StatementCosts(CheckPoints.OPCODES, 50, 40, 0);
  IsolationCosts isolation = new IsolationCosts(true, 0, 0, 0);
  GreenletCosts greenlet = GreenletCosts.none();
  AllocatorSpec allocator = AllocatorSpec.NONE;
  boolean eager;
  boolean eagerProcesses;
  long queue;
  LockRules lockRules = LockRules.SEMAPHORE;
  int workers;
  ThreadCosts threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 0);
  ProcessCosts processes = ProcessCosts.NONE;

  /** Runs threads that are made and started by the argument, and returns what happened. */
  List<String> run(BiConsumer<PythonProcess, Engine> setUp) {
    Engine.run(
        engine -> setUp.accept(PythonProcess.create(environment(engine)), engine), 60_000 * MS);
    return lines;
  }

  /**
   * A main thread hands in a batch of tasks.
   *
   * @param collects whether it waits for their results
   */
  List<String> handIn(
      TaskSpec spec,
      boolean collects,
      BiFunction<PythonProcess, TaskInterpreter, Executor> executor) {
    return run(
        (process, engine) -> {
          TaskInterpreter interpreter =
              new TaskInterpreter(process.environment(), Primitives.ofLocks(List.of()));
          Submission submission = executor.apply(process, interpreter).submission();
          Submitter main = new Submitter(process, submission, collects);
          Program program = compile(process, spec, 0);
          for (int i = 0; i < ((BatchArrival) spec.arrival()).count(); i++) {
            Task task = new Task(program, process.environment(), i, 1);
            task.arrive();
            main.add(task);
          }
          main.start();
        });
  }

  private Environment environment(Engine engine) {
    MachineSpec machine =
        new MachineSpec(1, cores, threadsPerCore, 1.2, speed, List.of(), OptionalDouble.empty());
    OsSpec os = new OsSpec(SchedulerKind.ROUND_ROBIN, 3 * MS, 0, 0, wakeup, wakeup, 0, slack, 0);
    GilSpec gil =
        new GilSpec(
            policy,
            interval,
            bias,
            new Constant(forcedGap),
            new Constant(voluntaryGap),
            signalCost,
            new Constant(idlePost),
            sleepEntry,
            switchCost,
            worldStops);
    return new Environment(
        engine,
        new OperatingSystem(engine, machine, os, new RandomStreams(1, 0), this),
        this,
        new RandomStreams(1, 0),
        List.of(),
        new InterpreterSpec(
            "test",
            1,
            gil,
            threads,
            new LoopCosts(0, loopStep, 0, poll, resolution),
            processes,
            new SyncSpec(queue, lockRules),
            statements,
            eager,
            eagerProcesses,
            DefaultWorkers.PROCESSORS_PLUS_FOUR,
            StartMethod.FORK,
            MemoryNeeds.none(),
            Optional.of(isolation),
            greenlet,
            allocator),
        new WorkScale(1, 1),
        new TaskLedger(engine, this, false));
  }

  /** Locks by name, as coroutines and threads use them. */
  Primitives locks(String... names) {
    List<PythonLock> locks = new ArrayList<>();
    for (String name : names) {
      locks.add(new PythonLock(name, locks.size(), lockRules, this));
    }
    return Primitives.ofLocks(locks);
  }

  /** A program that may use one lock. */
  Program compile(PythonProcess process, TaskSpec spec, int kind) {
    InterpreterSpec interpreter = process.environment().interpreter();
    return Program.compile(spec, kind, Symbols.of(List.of(), List.of("lock"), interpreter));
  }

  /** Writes a line with the current time in milliseconds. */
  void note(long now, String what) {
    lines.add(now / 1e6 + " " + what);
  }

  @Override
  public void gilTaken(
      long now, int gil, int thread, long waited, boolean contended, boolean changed) {
    note(now, "taken" + (changed ? " by another" : ""));
  }

  @Override
  public void workersReady(long now) {
    workers++;
  }

  @Override
  public void taskDone(long now, TaskRecord task) {
    note(now, "task of kind " + task.kind() + " done after " + (now - task.arrival()) / 1e6);
  }
}
