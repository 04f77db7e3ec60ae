package gilsim.strategy;

import gilsim.form.Form;

/** The kinds of strategy there are. */
public enum StrategyKind {
  /** {@link SequentialSpec}. */
  SEQUENTIAL("sequential", SequentialSpec.TYPE),
  /** {@link ThreadsSpec}. */
  THREADS("threads", ThreadsSpec.TYPE),
  /** {@link ThreadPoolSpec}. */
  THREAD_POOL("thread-pool", ThreadPoolSpec.TYPE),
  /** {@link AsyncioSpec}. */
  ASYNCIO("asyncio", AsyncioSpec.TYPE),
  /** {@link ProcessesSpec}. */
  PROCESSES("processes", ProcessesSpec.TYPE),
  /** {@link ProcessPoolSpec}. */
  PROCESS_POOL("process-pool", ProcessPoolSpec.TYPE),
  /** {@link ByTaskSpec}. */
  BY_TASK("by-task", ByTaskSpec.TYPE);

  private final String label;
  private final Form<? extends StrategySpec> form;

  StrategyKind(String label, Form<? extends StrategySpec> form) {
    this.label = label;
    this.form = form;
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
