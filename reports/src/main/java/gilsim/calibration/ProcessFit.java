package gilsim.calibration;

import java.util.Optional;
import java.util.function.DoubleConsumer;

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

  private static final double LEAST_GUESS = 0.1;

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
    slowsOthers();
    besideBusy();
    spawnBesideBusy();
    server();
    new PoolFit(rounds, draft, simulated).apply();
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
   * A first guess is the life of a child beside a computing process; what holds for a program that
   * forks is fitted, because its children slow each other, too. A child and its parent who returns
   * from the fork slow each other as well, so what is theirs follows from it.
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
    Optional<SideBySide> beside = sideBySide();
    if (guess.isEmpty() || series.isEmpty() || beside.isEmpty()) {
      beside.ifPresent(pair -> pair.apply(draft, 1));
      return;
    }
    double found =
        inARow(
            "processes.beside-busy",
            SERIES,
            series.get(),
            guess.get().value() - 1,
            factor -> beside.get().apply(draft, factor),
            "; one forked child beside a computing process takes "
                + Printed.number(guess.get().value())
                + " times as long as alone");
    beside.get().apply(draft, found);
  }

  /** The parent's return from a fork and the child's start, which begin together. */
  private Optional<SideBySide> sideBySide() {
    Optional<Estimate> parent = rounds.median(FORK, "parent");
    Optional<Estimate> child = rounds.median(FORK, "used");
    if (parent.isEmpty() || child.isEmpty()) {
      return Optional.empty();
    }
    double made = draft.seconds("processes.fork");
    return Optional.of(new SideBySide(parent.get().map(v -> Math.max(0, v - made)), child.get()));
  }

  /** Spawned children slow each other, too: interpreters that start touch many new pages. */
  private void spawnBesideBusy() {
    rounds
        .median(SPAWN, "series")
        .ifPresent(
            e ->
                inARow(
                    "processes.spawn-beside-busy", SPAWN_SERIES, e, LEAST_GUESS, factor -> {}, ""));
  }

  private double inARow(
      String path,
      String scenario,
      Estimate series,
      double guess,
      DoubleConsumer withIt,
      String moreWords) {
    double target = series.value();
    double found =
        1
            + Matching.match(
                target,
                more -> {
                  draft.set(path, Printed.number(1 + more), "tried");
                  withIt.accept(1 + more);
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
    neverBelowOne(path, series);
    return found;
  }

  /** A draw below 1 would be no valid profile; three decimals, as many as are printed, upwards. */
  private void neverBelowOne(String path, Estimate estimate) {
    double least = Math.ceil(1000 / draft.number(path)) / 1000;
    Uncertain.of(estimate)
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
    Optional<Estimate> begun =
        rounds.estimate(
            FORK,
            run ->
                run.get("used").length == 0
                    ? Double.NaN
                    : Quantiles.median(run.get("enter")) - Quantiles.median(run.get("used")));
    if (parent.isEmpty() || begun.isEmpty()) {
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
}
