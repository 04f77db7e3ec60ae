package gilsim.store;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code summary.csv}, {@code runs.csv}, {@code runs.parquet} and {@code manifest.json}. A
 * reader of the folder sees each of them old or new, never a part.
 */
public final class Exports {
  private Exports() {}

  /**
   * Writes them.
   *
   * @param store where the runs are
   * @param results {@link StoredResults#of} of this store
   * @param folder where to write; made if it is not there
   * @return warnings for people: what could not be written although the rest could
   * @throws StoreException if a file cannot be written
   */
  public static List<String> write(RunStore store, List<Results> results, Path folder) {
    throw new UnsupportedOperationException("not written yet");
  }
}
