package gilsim.measure;

import gilsim.experiment.Outcome;
import gilsim.scenario.WorkUnits;
import gilsim.store.HostFacts;
import gilsim.store.MeasuredFacts;
import gilsim.store.RunStore;
import gilsim.store.Session;
import gilsim.store.Software;
import gilsim.store.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Runs plans for real, one run at a time: every repetition in a new interpreter, in rounds of all
 * cells in random order, so that a host that changes its speed treats all cells alike. Every run is
 * stored as soon as it is done.
 */
public final class Measurement {
  static final Script HARNESS =
      new Script(
          "harness.py",
          List.of(
              "aio.py",
              "alarms.py",
              "blocking.py",
              "companions.py",
              "connections.py",
              "death.py",
              "devices.py",
              "disks.py",
              "draws.py",
              "early.py",
              "futures.py",
              "greenlets.py",
              "increments.py",
              "inside.py",
              "own.py",
              "letters.py",
              "lines.py",
              "measured.py",
              "memory.py",
              "old.py",
              "parts.py",
              "peak.py",
              "player.py",
              "processes.py",
              "programs.py",
              "quantile.py",
              "run.py",
              "server.py",
              "steady.py",
              "strategies.py",
              "usage.py",
              "work.py",
              "worker.py"));

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double CALIBRATION_SECONDS = 2;
  private static final double REFERENCE_SECONDS = 0.1;

  private static final Duration CALIBRATION_PATIENCE = Duration.ofSeconds(120);
  private static final int LEAST_PATIENCE_SECONDS = 80;
  private static final int PATIENCE_FACTOR = 10;

  /** One run to do, and where it is kept. */
  private record Work(RunStore into, MeasuredCell cell, int repetition) {}

  private final Python python;
  private final RunStore store;
  private final MeasureOptions options;
  private final MeasureListener listener;
  private final SteadyTime steadyTime;
  private Optional<Thread> worker = Optional.empty();
  private boolean interrupted;

  /**
   * A measurement whose runs go into a store.
   *
   * @param steadyTime what is left of it for this measurement and others
   */
  public Measurement(
      Python python,
      RunStore store,
      MeasureOptions options,
      MeasureListener listener,
      SteadyTime steadyTime) {
    this.python = python;
    this.store = store;
    this.options = options;
    this.listener = listener;
    this.steadyTime = steadyTime;
  }

  /**
   * Measures what the store does not hold yet. Blocks until all is stored or it is interrupted. A
   * run that fails is stored as failed, and tried again by the next measurement.
   *
   * @throws PythonException if the interpreter cannot be calibrated
   */
  public MeasureOutcome run(List<MeasurePlan> plans) {
    return runAll(MeasureTask.of(plans, store));
  }

  /**
   * The same, where runs of some plans are kept elsewhere; the outcome does not count those.
   *
   * @param tasks in the order in which they are measured, all with one profile
   * @throws PythonException if the interpreter cannot be calibrated
   */
  public MeasureOutcome runAll(List<MeasureTask> tasks) {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    List<Work> work = new ArrayList<>();
    tasks.forEach(one -> work.addAll(rounds(one)));
    int done = 0;
    int runs = 0;
    try (Harness harness = Harness.open(python, HARNESS);
        DiskFolders disks = new DiskFolders(options.disks(), harness)) {
      Map<String, Double> rates = rates(harness, tasks);
      tasks.forEach(one -> keepFacts(one, rates, workRemarks(one.plan(), rates)));
      if (!work.isEmpty()) {
        HostLoad.warning().ifPresent(listener::note);
      }
      listener.planned(work.size(), work.stream().mapToDouble(one -> one.cell().seconds()).sum());
      for (Work one : work) {
        StoredRun run = measure(harness, disks, one, rates);
        one.into().keep(one.cell().key(), one.repetition(), run);
        runs++;
        done += one.into() == store && run.outcome() == Outcome.DONE ? 1 : 0;
        listener.finished(run.status(), runs, work.size());
      }
      tasks.forEach(one -> sayHowFastTheHostWas(one, rates));
    } catch (InterruptedException e) {
      markInterrupted();
    }
    List<Work> finished = work.subList(0, runs);
    int reused = 0;
    for (RunStore into : tasks.stream().map(MeasureTask::into).distinct().toList()) {
      int before = keepSession(into, tasks, begin, count(work, into), count(finished, into));
      reused += into == store ? before : 0;
    }
    return new MeasureOutcome(done, reused, count(finished, store) - done, interrupted);
  }

  private static int count(List<Work> work, RunStore into) {
    return (int) work.stream().filter(one -> one.into() == into).count();
  }

  /** Returns how many runs were there before. */
  private int keepSession(
      RunStore into, List<MeasureTask> tasks, Instant begin, int missing, int runs) {
    List<MeasurePlan> own =
        tasks.stream().filter(one -> one.into() == into).map(MeasureTask::plan).toList();
    int all = own.stream().mapToInt(plan -> plan.size() * options.repetitions()).sum();
    int reused = all - missing;
    into.keep(
        new Session(
            own.stream().map(MeasurePlan::scenario).toList(),
            begin.toString(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            Software.here(),
            HostFacts.here(),
            1,
            runs,
            reused,
            interrupted));
    return reused;
  }

  private static void keepFacts(MeasureTask task, Map<String, Double> rates, List<String> remarks) {
    task.into().keep(task.plan().facts(rates, remarks));
  }

  private List<String> workRemarks(MeasurePlan plan, Map<String, Double> rates) {
    return options.compared() ? new WorkUnit(plan.workUnits(), rates).remarks() : List.of();
  }

  private void sayHowFastTheHostWas(MeasureTask task, Map<String, Double> rates) {
    List<String> remarks = new ArrayList<>(workRemarks(task.plan(), rates));
    if (options.compared()) {
      WorkUnit.of(task.into(), task.plan())
          .remark(task.into(), task.plan())
          .ifPresent(remarks::add);
    }
    remarks.forEach(listener::note);
    keepFacts(task, rates, remarks);
  }

  /**
   * The same work as before where this store has runs of this interpreter; else that of the
   * profile, to which the predictions are referred; where it does not say, what is found now.
   */
  private Map<String, Double> rates(Harness harness, List<MeasureTask> tasks)
      throws InterruptedException {
    for (MeasuredFacts known : store.measured()) {
      if (known.isFrom(python.toString(), HostFacts.here().toString()) && !options.fresh()) {
        return known.rates();
      }
    }
    if (options.compared() && !tasks.isEmpty()) {
      // All scenarios of a comparison have the same profile.
      WorkUnits units = tasks.get(0).plan().workUnits();
      if (units.complete()) {
        return units.rates();
      }
    }
    JsonNode answer =
        ask(
            harness,
            Map.of("mode", "calibrate", "seconds", CALIBRATION_SECONDS),
            CALIBRATION_PATIENCE);
    Map<String, Double> rates = new LinkedHashMap<>();
    answer.get("rates").properties().forEach(e -> rates.put(e.getKey(), e.getValue().asDouble()));
    return rates;
  }

  private List<Work> rounds(MeasureTask task) {
    MeasurePlan plan = task.plan();
    List<Work> work = new ArrayList<>();
    for (int repetition = 0; repetition < options.repetitions(); repetition++) {
      List<Work> round = new ArrayList<>();
      for (MeasuredCell cell : plan.cells()) {
        Optional<Outcome> stored =
            options.fresh() ? Optional.empty() : task.into().outcome(cell.key(), repetition);
        if (stored.isEmpty() || stored.get() == Outcome.FAILED) {
          round.add(new Work(task.into(), cell, repetition));
        }
      }
      Collections.shuffle(round, new Random(plan.seed() + repetition));
      work.addAll(round);
    }
    return work;
  }

  private StoredRun measure(
      Harness harness, DiskFolders disks, Work work, Map<String, Double> rates)
      throws InterruptedException {
    Map<String, Object> request = new LinkedHashMap<>(work.cell().request());
    request.put("replication", work.repetition());
    request.put("rates", rates);
    request.put("folders", disks.paths());
    request.put("referenceSeconds", REFERENCE_SECONDS);
    long usual = LEAST_PATIENCE_SECONDS + Math.round(PATIENCE_FACTOR * work.cell().seconds());
    Duration patience = options.patience().orElse(Duration.ofSeconds(usual));
    try {
      return MeasuredRun.of(work.cell().system(), steadily(harness, request, patience));
    } catch (PythonException e) {
      listener.note(work.cell().name() + ": " + e.getMessage());
      return StoredRun.failed(e.getMessage());
    } finally {
      disks.clear();
    }
  }

  /** Once more where a processor changed its speed meanwhile, as long as there is time for it. */
  private JsonNode steadily(Harness harness, Map<String, Object> request, Duration patience)
      throws InterruptedException {
    for (int run = 0; ; run++) {
      request.put("steadySeconds", steadyTime.wait(patience));
      long begin = System.nanoTime();
      JsonNode answer = ask(harness, request, patience);
      double took = (System.nanoTime() - begin) / NANOS_PER_SECOND;
      boolean steady = answer.get("steady").asBoolean();
      if (!steadyTime.again(steady, run, answer.get("waited").asDouble(), took)) {
        return answer;
      }
    }
  }

  /** Only here may the thread be interrupted: an interrupt would close files of the store. */
  private JsonNode ask(Harness harness, Map<String, Object> request, Duration patience)
      throws InterruptedException {
    synchronized (this) {
      if (interrupted) {
        throw new InterruptedException();
      }
      worker = Optional.of(Thread.currentThread());
    }
    try {
      return harness.run(request, patience, line -> {});
    } finally {
      synchronized (this) {
        worker = Optional.empty();
        Thread.interrupted();
      }
    }
  }

  private synchronized void markInterrupted() {
    interrupted = true;
  }

  /** Ends the run under way and all after it; may be called from any thread. */
  public synchronized void interrupt() {
    interrupted = true;
    worker.ifPresent(Thread::interrupt);
  }
}
