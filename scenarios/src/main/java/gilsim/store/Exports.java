package gilsim.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code summary.csv}, {@code runs.csv}, {@code runs.parquet} and {@code manifest.json}. A
 * reader of the folder sees each of them old or new, never a part.
 */
public final class Exports {
  private static final String RUNS = "runs.csv";

  private Exports() {}

  /**
   * Writes all of them.
   *
   * @param store where the runs are
   * @param results {@link StoredResults#of} of this store
   * @param folder where to write; made if it is not there
   * @return warnings for people: what could not be written although the rest could
   * @throws StoreException if a file cannot be written
   */
  public static List<String> write(RunStore store, List<Results> results, Path folder) {
    writeText(store, results, folder);
    try {
      return parquet(folder.resolve(RUNS), results).stream().toList();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Writes all but {@code runs.parquet}.
   *
   * @throws StoreException if a file cannot be written
   */
  public static void writeText(RunStore store, List<Results> results, Path folder) {
    try {
      Files.createDirectories(folder);
      AtomicFile.write(folder.resolve("summary.csv"), out -> SummaryExport.write(results, out));
      AtomicFile.write(folder.resolve(RUNS), out -> new RunsExport(store, results, out).write());
      AtomicFile.write(
          folder.resolve("manifest.json"), out -> new Manifest(store).write(results, out));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static StoreException unwritable(Path folder, IOException e) {
    return new StoreException(
        "cannot write the results to "
            + folder
            + " ("
            + StoreLock.reason(e)
            + "); the runs are stored: make room, then run the same command again",
        e);
  }

  /** Parquet needs DuckDB's native code, which does not run everywhere; all else does. */
  private static Optional<String> parquet(Path runs, List<Results> results) throws IOException {
    Path parquet = runs.resolveSibling("runs.parquet");
    try {
      ParquetExport.write(runs, parquet, AxisColumns.of(results).names());
      return Optional.empty();
    } catch (SQLException | LinkageError | RuntimeException e) {
      Files.deleteIfExists(parquet); // it would not fit to the other files
      return Optional.of(
          "runs.parquet was not written, because DuckDB does not work here ("
              + e.getMessage()
              + "); runs.csv holds the same rows");
    }
  }
}
