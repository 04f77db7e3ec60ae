package gilsim.workload;

import java.util.Optional;

/** A step that submits tasks. */
public sealed interface Submitting permits SubmitStep, GatherStep {
  /** The kind of the new tasks. */
  String task();

  /** How many, at least 1. */
  int count();

  /**
   * Whose executor: a pool, the label of a strategy, or a kind of task, meaning the part of {@code
   * by-task} that runs it; empty: where the strategy runs such tasks anyway.
   */
  Optional<String> to();
}
