package gilsim.scenario;

import gilsim.form.AnyType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Node;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.interpreter.AllocatorSpec;
import gilsim.interpreter.DefaultWorkers;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.GilSpec;
import gilsim.interpreter.GreenletCosts;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.IsolationCosts;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.StatementCosts;
import gilsim.interpreter.SyncSpec;
import gilsim.interpreter.ThreadCosts;

/** How an interpreter is written: in its profile, or in a scenario. */
final class InterpreterForm {
  private static final Key<String> NAME =
      Key.of("name", Types.name(), "custom", "the interpreter's name in reports");

  private static final Key<Double> SPEED =
      Key.required(
          "speed",
          Types.number(Range.above(0, 1e6)),
          "of Python code, relative to the reference interpreter");

  private static final Key<Long> SWITCH_INTERVAL =
      Key.required(
          "switch-interval",
          Types.positiveDuration(),
          "how long a waiter waits without a switch before it requests the GIL");

  private static final Key<GilPolicy> GIL_POLICY =
      Key.required(
          "gil-policy",
          WordType.of(GilPolicy.values(), GilPolicy::label),
          "the rules by which the GIL changes hands");

  private static final Key<Boolean> EAGER_THREADS =
      Key.of(
          "eager-threads",
          Types.flag(),
          "false",
          "a thread pool starts a thread at every submit until it is full (3.7), not only when"
              + " none idles");

  private static final Key<Boolean> EAGER_PROCESSES =
      Key.of(
          "eager-processes",
          Types.flag(),
          "false",
          "a process pool starts all its workers at the first submit whatever the start method"
              + " (3.8), not only with fork");

  private static final Key<DefaultWorkers> DEFAULT_WORKERS =
      Key.of(
          "default-workers",
          WordType.of(DefaultWorkers.values(), DefaultWorkers::label),
          DefaultWorkers.PROCESSORS_PLUS_FOUR.label(),
          "size of the thread pool that asyncio makes for to-thread; the last two at most 32,"
              + " allowed: by the affinity");

  private static final Key<GilCosts> GIL =
      Key.required("gil", GilCosts.TYPE, "how the GIL behaves");

  private static final Key<ThreadCosts> THREADS =
      Key.required("threads", CostForms.THREADS, "costs of threads and thread pools");

  private static final Key<LoopCosts> LOOP =
      Key.required("loop", LoopForm.TYPE, "costs of the event loop");

  private static final Key<gilsim.interpreter.ProcessCosts> PROCESSES =
      Key.required("processes", CostForms.PROCESSES, "costs of child processes");

  private static final Key<SyncSpec> SYNC =
      Key.of("sync", CostForms.SYNC, "{}", "how locks and queues behave");

  private static final Key<StatementCosts> STATEMENTS =
      Key.of(
          "statements",
          StatementForm.TYPE,
          "{}",
          "where threads can be switched, and what it takes");

  private static final Key<MemoryNeeds> MEMORY =
      Key.optional(
          "memory",
          MemoryForm.TYPE,
          "memory that it and its parts need; gives the metric peak-memory");

  private static final Key<AllocatorSpec> ALLOCATOR =
      Key.of("allocator", AllocatorForm.TYPE, "{}", "what the memory costs that tasks hold");

  private static final Key<IsolationCosts> INTERPRETERS =
      Key.optional(
          "interpreters",
          CostForms.ISOLATION,
          "several interpreters in one process; without it interpreter-pool is refused");

  private static final Key<GreenletCosts> GREENLET =
      Key.required("greenlet", CostForms.GREENLETS, "costs of gevent's greenlets and their hub");

  private static final Key<StartMethod> DEFAULT_START =
      Key.required(
          "default-start",
          WordType.of(StartMethod.values(), StartMethod::label),
          "how child processes start when a strategy does not say");

  private static final Key<Boolean> COSTS =
      Key.of(
          Form.COSTS,
          Types.costs(),
          "profile",
          "none: every cost, gap and timer resolution is zero (not switch-interval,"
              + " requester-bias and speed)");

  /** How it is written. */
  static final Form<InterpreterSpec> TYPE =
      Form.of(
          "interpreter",
          "an interpreter",
          InterpreterForm::make,
          NAME,
          Key.optional("preset", Types.text(), "the profile from which all other keys come"),
          Key.optional("description", Types.text(), "what the interpreter is, for people"),
          SPEED,
          SWITCH_INTERVAL,
          GIL_POLICY,
          EAGER_THREADS,
          EAGER_PROCESSES,
          DEFAULT_WORKERS,
          DEFAULT_START,
          COSTS,
          GIL,
          THREADS,
          LOOP,
          PROCESSES,
          SYNC,
          STATEMENTS,
          MEMORY,
          ALLOCATOR,
          INTERPRETERS,
          GREENLET,
          UncertaintyForm.KEY,
          PredictionErrors.KEY,
          WorkUnits.KEY,
          Key.<Node>optional(
              Profiles.ORIGIN, new AnyType(), "where each number of a profile comes from"));

  private InterpreterForm() {}

  private static InterpreterSpec make(Values v) {
    GilCosts gil = v.get(GIL);
    return new InterpreterSpec(
        v.get(NAME),
        v.get(SPEED),
        new GilSpec(
            v.get(GIL_POLICY),
            v.get(SWITCH_INTERVAL),
            gil.requesterBias(),
            gil.forcedGap(),
            gil.voluntaryGap(),
            gil.signalCost(),
            gil.idlePost(),
            gil.sleepEntry(),
            gil.switchCost(),
            gil.worldStops()),
        v.get(THREADS),
        v.get(LOOP),
        v.get(PROCESSES),
        v.get(SYNC),
        v.get(STATEMENTS),
        v.get(EAGER_THREADS),
        v.get(EAGER_PROCESSES),
        v.get(DEFAULT_WORKERS),
        v.get(DEFAULT_START),
        v.find(MEMORY).orElseGet(MemoryNeeds::none),
        v.find(INTERPRETERS),
        v.get(GREENLET),
        v.get(ALLOCATOR));
  }
}
