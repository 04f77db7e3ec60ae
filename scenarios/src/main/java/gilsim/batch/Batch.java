package gilsim.batch;

import gilsim.form.Position;
import gilsim.form.Problem;
import gilsim.scenario.ScenarioException;
import gilsim.store.CellFacts;
import gilsim.store.HostFacts;
import gilsim.store.PlanFacts;
import gilsim.store.RunStore;
import gilsim.store.Session;
import gilsim.store.Software;
import gilsim.store.StoreException;
import gilsim.sweep.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs plans: every cell as often as its scenario wants, on several threads. */
public final class Batch {
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final long POLL_MILLIS = 50;

  private final RunStore store;
  private final BatchOptions options;
  private final BatchListener listener;
  private final Object monitor = new Object();
  private Optional<Agenda> current = Optional.empty();
  private Optional<Long> interruptedAt = Optional.empty();

  /** A batch whose runs go into a store. */
  public Batch(RunStore store, BatchOptions options, BatchListener listener) {
    this.store = store;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Simulates what the store does not hold yet. Blocks until everything is stored or the batch is
   * interrupted. A run that fails is stored as failed, and tried again by the next batch; the
   * others continue.
   *
   * @throws ScenarioException if two plans have the same name, or a file of observed results is
   *     wrong
   * @throws StoreException if the store cannot be written
   */
  public BatchOutcome run(List<Plan> plans) {
    checkNames(plans);
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Software software = Software.here();
    List<PlanFacts> facts = new ArrayList<>();
    plans.forEach(plan -> facts.add(PlanFacts.of(plan, software.model())));
    facts.forEach(store::keep);
    if (options.fresh()) {
      facts.forEach(plan -> plan.cells().stream().map(CellFacts::runKey).forEach(store::forget));
    }
    Agenda agenda = new Agenda(store, listener, plans, facts);
    work(agenda);
    if (agenda.failure().isPresent()) {
      throw exception(agenda.failure().get());
    }
    synchronized (agenda) {
      Tally tally = agenda.tally();
      store.keep(
          new Session(
              plans.stream().map(Plan::scenario).toList(),
              begin.toString(),
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              software,
              HostFacts.here(),
              options.jobs(),
              tally.runs(),
              tally.reusedRuns(),
              agenda.isCutShort()));
      return tally.outcome(agenda.isCutShort());
    }
  }

  private static void checkNames(List<Plan> plans) {
    Map<String, Plan> known = new HashMap<>();
    for (Plan plan : plans) {
      Plan other = known.put(plan.scenario(), plan);
      if (other != null) {
        throw new ScenarioException(
            List.of(
                Problem.at(
                    Position.of(plan.file().toString()),
                    "name",
                    plan.scenario(),
                    "the scenario " + other.file() + " has the same name; give one another")));
      }
    }
  }

  private static RuntimeException exception(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return new StoreException(
          "out of memory while runs were being stored; give Java more (GILSIM_JAVA_OPTS=-Xmx8g) or"
              + " run fewer jobs at once (--jobs); what finished is stored",
          cause);
    }
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException("a thread of the batch ended: " + cause, cause);
  }

  private void work(Agenda agenda) {
    synchronized (monitor) {
      current = Optional.of(agenda);
      if (interruptedAt.isPresent()) {
        agenda.stop();
      }
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < options.jobs(); i++) {
      Thread thread = new Thread(() -> workUntilDone(agenda), "gilsim-run-" + (i + 1));
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    await(threads);
    agenda.abandon();
  }

  private static void workUntilDone(Agenda agenda) {
    try {
      Optional<Work> work = agenda.take();
      while (work.isPresent()) {
        work.get().perform();
        work = agenda.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      agenda.fail(e);
    }
  }

  /** Waits for the threads; after an interruption not much longer: a run may take hours. */
  private void await(List<Thread> threads) {
    try {
      for (Thread thread : threads) {
        while (thread.isAlive() && !isInterruptedLongAgo()) {
          thread.join(POLL_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isInterruptedLongAgo() {
    synchronized (monitor) {
      return interruptedAt.isPresent() && System.nanoTime() - interruptedAt.get() > PATIENCE_NANOS;
    }
  }

  /**
   * Ends the batch within about a second; may be called from any thread, more than once. Runs that
   * take longer are abandoned.
   */
  public void interrupt() {
    synchronized (monitor) {
      if (interruptedAt.isEmpty()) {
        interruptedAt = Optional.of(System.nanoTime());
      }
      current.ifPresent(Agenda::stop);
    }
  }
}
