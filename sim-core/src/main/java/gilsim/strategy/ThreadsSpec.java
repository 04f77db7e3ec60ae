package gilsim.strategy;

import gilsim.form.Form;

/** One {@code threading.Thread} per task, client or loop. */
public record ThreadsSpec() implements StrategySpec {

  /** How it is written. */
  public static final Form<ThreadsSpec> TYPE =
      Form.of("threads", "one thread per task, client or loop", v -> new ThreadsSpec());
}
