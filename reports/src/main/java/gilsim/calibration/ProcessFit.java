package gilsim.calibration;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Starting processes, what travels between them, and process pools. */
final class ProcessFit {
  static final String POOL = "pool";
  static final String FORK = "processes-fork";
  static final String SPAWN = "processes-spawn";
  static final String SERVER = "processes-forkserver";

  private static final String RUN =
      "run: {until: 700ms, warm-up: 100ms, replications: 1, seed: 1}\n";
  static final String SERIES =
      "tasks: {t: {count: 6, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: processes, start: fork}}\n"
          + "run: {until: done, replications: 1, seed: 1}\n";
  static final String PIPELINE =
      "tasks: {t: {clients: 50, think: 0s, arguments: 0B, result: 0B, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: process-pool, workers: 2, start: fork}}\n"
          + RUN;
  static final String ECHO =
      "tasks: {t: {clients: 1, think: 0s, arguments: 1MB, result: 1MB, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: process-pool, workers: 1, start: fork}}\n"
          + RUN;

  static final String FRESH =
      "tasks: {t: {count: 1, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: process-pool, workers: 1, start: fork}}\n"
          + "run: {until: done, replications: 1, seed: 1}\n";

  static final String SPAWN_SERIES = SERIES.replace("fork", "spawn");

  private static final double LEAST_GUESS = 0.1;
  private static final double LEAST_COST = 1e-7;

  /** Longer than a child takes to start: what takes less is hidden behind that. */
  private static final double FRESH_GUESS = 50e-3;

  private final Rounds rounds;
  private final Draft machine;
  private final Draft draft;
  private final SimulatedProbe simulated;

  ProcessFit(Rounds rounds, Draft machine, Draft draft, SimulatedProbe simulated) {
    this.rounds = rounds;
    this.machine = machine;
    this.draft = draft;
    this.simulated = simulated;
  }

  /** Puts in what the rounds say. */
  void apply() {
    fork();
    spawn();
    exit(FORK, "processes.exit", "forked");
    exit(SPAWN, "processes.spawn-exit", "spawned");
    besideBusy();
    spawnBesideBusy();
    server();
    pool();
  }

  /** Until the parent has it back; the wake-up of the parent is the machine's. */
  private void exit(String key, String path, String kind) {
    rounds
        .median(key, "joined")
        .ifPresent(
            e ->
                draft.measured(
                    path,
                    Unit.TIME,
                    e.map(v -> Math.max(0, v - wakeup())),
                    "from where a "
                        + kind
                        + " child runs its function, which does nothing, until join()"
                        + " returns, less a wake-up"));
  }

  /**
   * A first guess is the life of a child beside a computing process; what holds for a program that
   * forks is fitted, because its children slow each other, too.
   */
  private void besideBusy() {
    Optional<Estimate> guess =
        rounds.estimate(
            FORK,
            run ->
                run.get("busy_enter").length == 0
                    ? Double.NaN
                    : life(run, "busy_enter", "busy_joined") / life(run, "enter", "joined"));
    Optional<Estimate> series = rounds.median(FORK, "series");
    if (guess.isEmpty() || series.isEmpty()) {
      return;
    }
    inARow(
        "processes.beside-busy",
        SERIES,
        series.get(),
        guess.get().value() - 1,
        "; one forked child beside a computing process takes "
            + Printed.number(guess.get().value())
            + " times as long as alone");
  }

  /** Spawned children slow each other, too: interpreters that start touch many new pages. */
  private void spawnBesideBusy() {
    rounds
        .median(SPAWN, "series")
        .ifPresent(e -> inARow("processes.spawn-beside-busy", SPAWN_SERIES, e, LEAST_GUESS, ""));
  }

  private void inARow(
      String path, String scenario, Estimate series, double guess, String moreWords) {
    double target = series.value();
    double found =
        1
            + Matching.match(
                target,
                more -> {
                  draft.set(path, Printed.number(1 + more), "tried");
                  return simulated.mean(scenario, "makespan");
                },
                Math.max(LEAST_GUESS, guess));
    draft.measured(
        path,
        Printed.number(found),
        "six children in a row, which do nothing, have run after "
            + Printed.time(target)
            + " ("
            + Unit.TIME.interval(series)
            + "); fitted so that the simulator takes as long"
            + moreWords,
        series.times(found / target));
    // A draw below 1 would be no valid profile; three decimals, as many as are printed, upwards.
    double least = Math.ceil(1000 / draft.number(path)) / 1000;
    Uncertain.of(series)
        .map(u -> Uncertain.between(Math.max(u.low(), least), u.high()))
        .ifPresent(u -> draft.uncertain(path, u));
  }

  private static double life(ProbeRun run, String enter, String joined) {
    return Quantiles.median(run.get(enter)) + Quantiles.median(run.get(joined));
  }

  /**
   * Parent and child run side by side. The child's processor time tells when it began, and so what
   * the parent did before and after that.
   */
  private void fork() {
    Optional<Estimate> parent = rounds.median(FORK, "parent");
    Optional<Estimate> used = rounds.median(FORK, "used");
    Optional<Estimate> begun =
        rounds.estimate(
            FORK,
            run ->
                run.get("used").length == 0
                    ? Double.NaN
                    : Quantiles.median(run.get("enter")) - Quantiles.median(run.get("used")));
    if (parent.isEmpty() || used.isEmpty() || begun.isEmpty()) {
      return;
    }
    double whole = parent.get().value();
    Estimate made = begun.get().map(v -> Math.min(whole, Math.max(0, v - wakeup())));
    draft.measured(
        "processes.fork",
        Unit.TIME,
        made,
        "from the begin of Process.start() until its child runs its function, less the child's"
            + " processor time and its wake-up");
    draft.measured(
        "processes.fork-return",
        Unit.TIME,
        parent.get().map(v -> Math.max(0, v - made.value())),
        "Process.start() in the parent, less processes.fork");
    draft.measured(
        "processes.fork-child",
        Unit.TIME,
        used.get(),
        "processor time of a forked child when it runs its function");
  }

  /** The parent's part, and what is left until the child runs its function. */
  private void spawn() {
    Optional<Estimate> parent = rounds.median(SPAWN, "parent");
    Optional<Estimate> enter = rounds.median(SPAWN, "enter");
    if (parent.isEmpty() || enter.isEmpty()) {
      return;
    }
    double wakeup = wakeup();
    // A child that runs before its parent has returned was made by then.
    Estimate made = parent.get().map(v -> Math.min(v, Math.max(0, enter.get().value() - wakeup)));
    draft.measured("processes.spawn", Unit.TIME, made, "Process.start() with spawn, in the parent");
    draft.measured(
        "processes.spawn-child",
        Unit.TIME,
        enter.get().map(v -> Math.max(0, v - made.value() - wakeup)),
        "from there until the child runs its function, less its wake-up");
  }

  private double wakeup() {
    return GilFit.wakeup(machine);
  }

  private void server() {
    Optional<Estimate> later = rounds.median(SERVER, "enter");
    Optional<Estimate> first = rounds.median(SERVER, "first");
    if (later.isEmpty() || first.isEmpty()) {
      return;
    }
    double known =
        draft.seconds("processes.spawn") + draft.seconds("processes.fork") + 2 * wakeup();
    draft.measured(
        "processes.server-child",
        Unit.TIME,
        later.get().map(v -> Math.max(0, v - known)),
        "a later child of a fork server runs its function "
            + Printed.time(later.get().value())
            + " after the begin of start(), less processes.spawn, processes.fork and two wake-ups");
    draft.measured(
        "processes.server",
        Unit.TIME,
        first.get().map(v -> Math.max(0, v - later.get().value())),
        "what the first child through a fork server takes longer");
  }

  private void pool() {
    direct(
        "processes.pickle-per-kib",
        "pickle_kib",
        Unit.FINE_TIME,
        0.5,
        "dumps and loads of 256 KiB of bytes, one half each; lists and dicts take far longer");
    direct(
        "processes.pipe-read",
        "pipe_read",
        Unit.TIME,
        1,
        "a write to a pipe and a read of 4 bytes in one thread, one half, with Python's call");
    double ratio = draft.seconds("processes.manage") / draft.seconds("processes.submit");
    rounds
        .median(POOL, "submit")
        .ifPresent(
            e -> {
              draft.measured(
                  "processes.submit", Unit.TIME, e, "processor time of the caller in submit");
              draft.measured(
                  "processes.manage",
                  Unit.TIME,
                  e.times(ratio),
                  "not measured by itself: in the preset's ratio to processes.submit");
            });
    fitted(
        "processes.transfer",
        "task",
        PIPELINE,
        "empty tasks through a pool of two workers, 50 under way, each ");
    fitted("processes.copy-per-kib", "echo", ECHO, "1 MB of bytes there and back in ");
    rounds.median(POOL, "fresh").ifPresent(this::fresh);
  }

  /**
   * What a new pool takes longer than its fork and its first task. A child that starts beside a
   * parent that makes a pool is slower than one whose parent waits; that is in it.
   */
  private void fresh(Estimate measured) {
    double target = measured.value();
    double found =
        Matching.match(
            target,
            cost -> {
              draft.set("processes.pool", Printed.time(cost), "tried");
              return simulated.mean(FRESH, "makespan");
            },
            FRESH_GUESS);
    draft.measured(
        "processes.pool",
        Printed.time(found),
        "from making a pool of one forked worker until the result of its first task, which does"
            + " nothing: "
            + Printed.time(target)
            + " ("
            + Unit.TIME.interval(measured)
            + ")"
            + Matching.words(found),
        measured.map(v -> Math.max(0, found + v - target)));
  }

  private void direct(String path, String name, Unit unit, double factor, String method) {
    rounds.median(POOL, name).ifPresent(e -> draft.measured(path, unit, e.times(factor), method));
  }

  /** A cost with which the simulator needs as long per task as was measured. */
  private void fitted(String path, String name, String scenario, String what) {
    Optional<Estimate> measured = rounds.median(POOL, name);
    if (measured.isEmpty()) {
      return;
    }
    DoubleUnaryOperator takes =
        cost -> {
          draft.set(path, Printed.time(cost), "tried");
          return 1 / simulated.mean(scenario, "throughput");
        };
    double target = measured.get().value();
    double found = Matching.match(target, takes, draft.seconds(path));
    double more = Math.max(LEAST_COST, found / 2);
    double perCost = (takes.applyAsDouble(found + more) - takes.applyAsDouble(found)) / more;
    draft.measured(
        path,
        Printed.time(found),
        what
            + Printed.time(measured.get().value())
            + " ("
            + Unit.TIME.interval(measured.get())
            + ")"
            + Matching.words(found),
        // As uncertain as what it was fitted to, by as much as that depends on it.
        measured.get().map(v -> Math.max(0, found + (v - target) / Math.max(1, perCost))));
  }
}
