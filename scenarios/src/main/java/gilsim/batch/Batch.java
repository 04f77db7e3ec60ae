package gilsim.batch;

import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import java.util.List;

/** Runs plans: every cell as often as its scenario wants, on several threads. */
public final class Batch {
  /** A batch whose runs go into a store. */
  public Batch(RunStore store, BatchOptions options, BatchListener listener) {}

  /**
   * Simulates what the store does not hold yet. Blocks until everything is stored or the batch is
   * interrupted. A run that fails is stored as failed; the others continue.
   *
   * @throws gilsim.scenario.ScenarioException if two plans have the same name, or a file of
   *     observed results is wrong
   * @throws gilsim.store.StoreException if the store cannot be written
   */
  public BatchOutcome run(List<Plan> plans) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** Ends the batch within about a second; may be called from any thread, more than once. */
  public void interrupt() {
    throw new UnsupportedOperationException("not written yet");
  }
}
