package gilsim.store;

import java.util.List;

/** What a store holds, scenario by scenario, for tables, plots and reports. */
public final class StoredResults {
  private StoredResults() {}

  /** The results of every scenario in the store, in the order of their names. */
  public static List<Results> of(RunStore store) {
    throw new UnsupportedOperationException("not written yet");
  }
}
