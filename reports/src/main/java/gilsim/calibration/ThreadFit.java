package gilsim.calibration;

import java.util.Optional;

/** Threads, thread pools, locks, queues and the event loop. */
final class ThreadFit {
  static final String THREADS = "threads";
  static final String LOOP = "loop";

  private static final int MANY = 100;
  private static final String EMPTY = "tasks: {t: {count: %d, do: [{compute: 1ns}]}}\n";
  static final String STARTS =
      EMPTY.formatted(MANY)
          + "strategies: {s: {type: threads}}\nrun: {until: done, replications: 1, seed: 1}\n";
  static final String SUBMITS =
      EMPTY.formatted(4 * MANY)
          + "strategies: {s: {type: thread-pool, workers: 1}}\n"
          + "run: {until: done, replications: 1, seed: 1}\n";

  private final Rounds rounds;
  private final Draft machine;
  private final Draft draft;
  private final SimulatedProbe simulated;

  ThreadFit(Rounds rounds, Draft machine, Draft draft, SimulatedProbe simulated) {
    this.rounds = rounds;
    this.machine = machine;
    this.draft = draft;
    this.simulated = simulated;
  }

  /** Puts in what the rounds say. */
  void apply() {
    direct(
        "threads.call",
        "call",
        "a send on a socket of the loopback interface that wakes nobody, after 1 ms of sleep",
        1);
    direct("threads.lock", "lock", "acquire and release of a free Lock", 1);
    direct("sync.queue", "queue", "put and get of a queue.Queue, one half each", 0.5);
    start();
    result();
    submit();
    loop();
  }

  private void direct(String path, String name, String method, double factor) {
    rounds
        .median(THREADS, name)
        .ifPresent(e -> draft.measured(path, Unit.TIME, e.times(factor), method));
  }

  /** One number, seconds, shared among two parameters as processor time says. */
  private void start() {
    Optional<Estimate> start = rounds.median(THREADS, "start");
    Optional<Estimate> parent = rounds.ratio(THREADS, "parent", "all");
    if (start.isEmpty() || parent.isEmpty()) {
      return;
    }
    double share = Math.min(1, parent.get().value());
    double whole =
        match("threads.start", "threads.begin", share, STARTS, MANY, start.get().value());
    note("threads.start", start.get(), "Thread.start()", whole, share, "the starting thread's");
    note("threads.begin", start.get(), "Thread.start()", whole, 1 - share, "the new thread's");
  }

  /** Before the tasks of a pool, whose results are waited for. */
  private void result() {
    double contextSwitch = machine.seconds("os.context-switch");
    rounds
        .median(THREADS, "result")
        .ifPresent(
            e ->
                draft.measured(
                    "threads.result",
                    Unit.TIME,
                    e.map(v -> Math.max(0, v - contextSwitch)),
                    "processor time of Future.result() of a task that sleeps 1 ms, less"
                        + " os.context-switch"));
  }

  private void submit() {
    Optional<Estimate> task = rounds.median(THREADS, "task");
    Optional<Estimate> caller = rounds.ratio(THREADS, "submit", "task");
    if (task.isEmpty() || caller.isEmpty()) {
      return;
    }
    double share = Math.min(1, caller.get().value());
    double whole =
        match("threads.submit", "threads.dispatch", share, SUBMITS, 4 * MANY, task.get().value());
    String what =
        "an empty task of many submitted to a pool of one worker, and their results collected";
    note("threads.submit", task.get(), what, whole, share, "the caller's");
    note("threads.dispatch", task.get(), what, whole, 1 - share, "the worker's");
  }

  /** The sum of two costs with which the simulator needs as long per task as was measured. */
  private double match(
      String one, String other, double share, String scenario, int tasks, double target) {
    String known = draft.text(one);
    String knownOther = draft.text(other);
    double begin = draft.seconds(one) + draft.seconds(other);
    double found =
        Matching.match(
            target,
            sum -> {
              draft.set(one, Printed.wholeTime(sum * share), "tried");
              draft.set(other, Printed.wholeTime(sum * (1 - share)), "tried");
              return simulated.mean(scenario, "makespan") / tasks;
            },
            begin);
    draft.set(one, known, "tried");
    draft.set(other, knownOther, "tried");
    return found;
  }

  private void note(
      String path, Estimate whole, String what, double sum, double share, String whose) {
    draft.measured(
        path,
        Printed.wholeTime(sum * share),
        what
            + " takes "
            + Printed.time(whole.value())
            + " ("
            + Unit.TIME.interval(whole)
            + ")"
            + Matching.words(sum)
            + "; of this "
            + Math.round(share * 100)
            + " % is "
            + whose
            + " by processor time",
        whole.movedTo(sum));
  }

  private void loop() {
    Optional<Estimate> one = rounds.median(LOOP, "one");
    Optional<Estimate> many = rounds.median(LOOP, "many");
    Optional<Estimate> gather = rounds.median(LOOP, "gather");
    if (one.isEmpty() || many.isEmpty() || gather.isEmpty()) {
      return;
    }
    Estimate step = many.get().map(v -> Math.max(0, (MANY * v - one.get().value()) / (MANY - 1)));
    draft.measured(
        "loop.step", Unit.TIME, step, "await sleep(0) in 100 tasks, each, less the pass's part");
    double poll = draft.seconds("loop.poll");
    draft.measured(
        "loop.iteration",
        Unit.TIME,
        one.get().map(v -> Math.max(0, v - step.value() - poll)),
        "await sleep(0) in one task of "
            + Printed.time(one.get().value())
            + ", less loop.step and loop.poll");
    draft.measured(
        "loop.create-task",
        Unit.TIME,
        gather.get().map(v -> Math.max(0, v - 2 * step.value())),
        "gather of empty coroutines, each "
            + Printed.time(gather.get().value())
            + ", less two runs of a handle (loop.step)");
    new WaitFit(rounds, draft).apply(step);
    Optional<Estimate> executor = rounds.median(LOOP, "executor");
    Optional<Estimate> pool = rounds.median(THREADS, "task");
    if (executor.isPresent() && pool.isPresent()) {
      double rest = pool.get().value() + draft.seconds("threads.call");
      draft.measured(
          "loop.to-thread",
          Unit.TIME,
          executor.get().map(v -> Math.max(0, v - rest)),
          "many run_in_executor at once, each "
              + Printed.time(executor.get().value())
              + ", less a task of a thread pool and threads.call");
    }
  }
}
