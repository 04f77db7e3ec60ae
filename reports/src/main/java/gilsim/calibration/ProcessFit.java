package gilsim.calibration;

import java.util.Optional;

/** Starting and ending processes. */
final class ProcessFit {
  static final String FORK = "processes-fork";
  static final String SPAWN = "processes-spawn";
  static final String SERVER = "processes-forkserver";

  static final String SERIES =
      "tasks: {t: {count: 6, do: [{compute: 1ns}]}}\n"
          + "strategies: {s: {type: processes, start: fork}}\n"
          + "run: {until: done, replications: 1, seed: 1}\n";

  static final String SPAWN_SERIES = SERIES.replace("fork", "spawn");

  private static final double GUESS = 0.1;

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
    spawnExit();
    slowsOthers();
    inARow("processes.beside-busy", FORK, SERIES);
    inARow("processes.spawn-beside-busy", SPAWN, SPAWN_SERIES);
    server();
    new PoolFit(rounds, draft, simulated).apply();
  }

  /**
   * All of it on one processor, so that nothing runs beside it; in programs that fork for the first
   * time, because one that does so again and again takes less.
   */
  private void fork() {
    forked("processes.fork", "make", "processor time of Process.start() until there is a child");
    forked("processes.fork-return", "return", "processor time of Process.start() after that");
    forked("processes.fork-child", "used", "processor time of a child until it runs its function");
    forked("processes.exit", "ended", "processor time of a child from there until it has ended");
    rounds
        .estimate(
            FORK,
            run ->
                run.get("make").length == 0
                    ? Double.NaN
                    : Math.max(
                        0,
                        Quantiles.median(run.get("make_first"))
                            - Quantiles.median(run.get("make"))))
        .ifPresent(
            e ->
                draft.measured(
                    "processes.first-fork",
                    Unit.TIME,
                    e,
                    "what processes.fork is more for the first of six children"));
  }

  private void forked(String path, String name, String what) {
    rounds
        .median(FORK, name)
        .ifPresent(
            e ->
                draft.measured(
                    path,
                    Unit.TIME,
                    e.map(v -> Math.max(0, v)),
                    what + ", of six in a row in new programs on one processor"));
  }

  /** Until the parent has it back; the wake-up of the parent is the machine's. */
  private void spawnExit() {
    rounds
        .median(SPAWN, "joined")
        .ifPresent(
            e ->
                draft.measured(
                    "processes.spawn-exit",
                    Unit.TIME,
                    e.map(v -> Math.max(0, v - wakeup())),
                    "from where a spawned child runs its function, which does nothing, until"
                        + " join() returns, less a wake-up"));
  }

  private void slowsOthers() {
    rounds
        .ratio(FORK, "compute_beside", "compute_alone")
        .ifPresent(
            e -> {
              draft.measured(
                  "processes.slows-others",
                  Unit.NUMBER,
                  e.map(v -> Math.max(1, v)),
                  "processor time of a computing process while another one starts children one"
                      + " after another, alone = 1");
              neverBelowOne("processes.slows-others", e);
            });
  }

  /**
   * Children in a row slow each other. A resource tracker starts beside spawned ones, in both. The
   * host's factor may be below 1, where one child warms what the next needs; the model's is not.
   */
  private void inARow(String path, String key, String scenario) {
    Optional<Estimate> series = rounds.median(key, "series");
    if (series.isEmpty()) {
      return;
    }
    double target = series.get().value();
    double found =
        1
            + Matching.match(
                target,
                more -> {
                  draft.set(path, Printed.number(1 + more), "tried");
                  return simulated.mean(scenario, "makespan");
                },
                GUESS);
    draft.measured(
        path,
        Printed.number(found),
        "the first six children of a program, in a row, which do nothing, have run after "
            + Printed.time(target)
            + " ("
            + Unit.TIME.interval(series.get())
            + "); fitted so that the simulator takes as long",
        series.get().times(found / target));
    neverBelowOne(path, series.get());
  }

  /** A draw below 1 would be no valid profile; three decimals, as many as are printed, upwards. */
  private void neverBelowOne(String path, Estimate estimate) {
    double least = Math.ceil(1000 / draft.number(path)) / 1000;
    Uncertain.of(estimate)
        .map(u -> Uncertain.between(Math.max(u.low(), least), u.high()))
        .ifPresent(u -> draft.uncertain(path, u));
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
    rounds
        .median(SPAWN, "tracker")
        .ifPresent(
            e ->
                draft.measured(
                    "processes.tracker",
                    Unit.TIME,
                    e,
                    "processor time of the resource tracker, once six spawned children have ended"));
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
}
