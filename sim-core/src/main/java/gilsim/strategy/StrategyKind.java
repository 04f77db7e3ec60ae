package gilsim.strategy;

import gilsim.form.Form;
import java.util.function.Function;

/** The kinds of strategy there are. */
public enum StrategyKind {
  /** {@link SequentialStrategy}. */
  SEQUENTIAL(
      "sequential", SequentialSpec.class, SequentialSpec.TYPE, spec -> new SequentialStrategy()),
  /** {@link ThreadsStrategy}. */
  THREADS("threads", ThreadsSpec.class, ThreadsSpec.TYPE, spec -> new ThreadsStrategy()),
  /** {@link ThreadPoolStrategy}. */
  THREAD_POOL("thread-pool", ThreadPoolSpec.class, ThreadPoolSpec.TYPE, ThreadPoolStrategy::new),
  /** {@link EventLoopStrategy} of asyncio. */
  ASYNCIO("asyncio", AsyncioSpec.class, AsyncioSpec.TYPE, EventLoopStrategy::of),
  /** {@link ProcessesStrategy}. */
  PROCESSES("processes", ProcessesSpec.class, ProcessesSpec.TYPE, ProcessesStrategy::new),
  /** {@link ProcessPoolStrategy}. */
  PROCESS_POOL(
      "process-pool", ProcessPoolSpec.class, ProcessPoolSpec.TYPE, ProcessPoolStrategy::new),
  /** {@link InterpreterPoolStrategy}. */
  INTERPRETER_POOL(
      "interpreter-pool",
      InterpreterPoolSpec.class,
      InterpreterPoolSpec.TYPE,
      InterpreterPoolStrategy::new),
  /** {@link EventLoopStrategy} of gevent. */
  GEVENT("gevent", GeventSpec.class, GeventSpec.TYPE, EventLoopStrategy::of),
  /** {@link ByTaskStrategy}. */
  BY_TASK("by-task", ByTaskSpec.class, ByTaskSpec.TYPE, ByTaskStrategy::new);

  private final String label;
  private final Class<? extends StrategySpec> type;
  private final Form<? extends StrategySpec> form;
  private final Function<StrategySpec, Strategy> create;

  <S extends StrategySpec> StrategyKind(
      String label, Class<S> type, Form<S> form, Function<S, Strategy> create) {
    this.label = label;
    this.type = type;
    this.form = form;
    this.create = spec -> create.apply(type.cast(spec));
  }

  /** The kind that a specification belongs to. */
  public static StrategyKind of(StrategySpec spec) {
    for (StrategyKind kind : values()) {
      if (kind.type.isInstance(spec)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no line of StrategyKind for " + spec.getClass());
  }

  /** What runs the tasks of a program as a specification says. */
  public static Strategy strategy(StrategySpec spec) {
    return of(spec).create.apply(spec);
  }

  /** Whether each worker of another strategy can run its tasks with it ({@code inside:}). */
  public boolean fitsInside() {
    return switch (this) {
      case SEQUENTIAL, THREADS, THREAD_POOL, ASYNCIO, GEVENT -> true;
      case PROCESSES, PROCESS_POOL, INTERPRETER_POOL, BY_TASK -> false;
    };
  }

  /** How it is written, the key {@code type} left out. */
  public Form<? extends StrategySpec> form() {
    return form;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
