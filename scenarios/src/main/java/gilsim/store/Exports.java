package gilsim.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code summary.csv}, {@code runs.csv}, {@code runs.parquet} and {@code manifest.json}. A
 * reader of the folder never sees a part of one, nor a {@code runs.parquet} that is older than the
 * rest.
 */
public final class Exports {
  private static final String RUNS = "runs.csv";
  private static final String PARQUET = "runs.parquet";

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
   * Writes all but {@code runs.parquet}; an old one goes.
   *
   * @throws StoreException if a file cannot be written
   */
  public static void writeText(RunStore store, List<Results> results, Path folder) {
    try {
      Files.createDirectories(folder);
      // It would not fit to the new files, and may never be written again.
      Files.deleteIfExists(folder.resolve(PARQUET));
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
            + FileFailure.reason(e)
            + "); the runs are stored: mend that (make room, for example), then run the same command again",
        e);
  }

  /** Parquet needs DuckDB's native code, which does not run everywhere; all else does. */
  private static Optional<String> parquet(Path runs, List<Results> results) throws IOException {
    Path parquet = runs.resolveSibling(PARQUET);
    try {
      ParquetExport.write(runs, parquet, AxisColumns.of(results).names());
      return Optional.empty();
    } catch (SQLException | LinkageError | RuntimeException e) {
      return Optional.of(
          "runs.parquet was not written, because DuckDB could not do it ("
              + e.getMessage()
              + "); runs.csv holds the same rows");
    }
  }
}
