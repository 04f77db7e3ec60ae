package gilsim.cli;

import gilsim.comparison.ResultFolder;
import gilsim.comparison.SideBySide;
import gilsim.report.ReportWriter;
import gilsim.store.Exports;
import gilsim.store.FileFailure;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the files that a command leaves in its output folder. */
final class OutputWriter {
  private static final int MOST_WARNINGS = 5;

  private final Terminal terminal;
  private final OutputOptions options;

  OutputWriter(Terminal terminal, OutputOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** The tables of all scenarios on standard output, in the wanted format. */
  void tables(List<Results> results) {
    terminal.print(ResultText.of(results, options.format(), options.color(terminal)));
  }

  /** The same of several folders. */
  void tables(SideBySide folders) {
    terminal.print(ResultText.of(folders, options.format(), options.color(terminal)));
  }

  /** The data files of one store. */
  void data(RunStore store, List<Results> results, Path folder) {
    for (String warning : Exports.write(store, results, folder)) {
      terminal.say("gilsim: " + warning);
    }
  }

  /** The data files of one store but the Parquet file, which takes longest. */
  void textData(RunStore store, List<Results> results, Path folder) {
    Exports.writeText(store, results, folder);
  }

  /** What to know besides the tables, on standard error. */
  void warnings(List<Results> results) {
    List<String> all =
        results.stream()
            .flatMap(one -> one.warnings().stream().map(text -> one.scenario() + ": " + text))
            .toList();
    all.stream().limit(MOST_WARNINGS).forEach(this::tell);
    if (all.size() > MOST_WARNINGS) {
      tell("and " + (all.size() - MOST_WARNINGS) + " more; the report lists them");
    }
  }

  /** The report and its plots. */
  void report(List<Results> results, Path folder) {
    report(new SideBySide(List.of(ResultFolder.alone(results))), folder);
  }

  /** The report of several folders. */
  void report(SideBySide folders, Path folder) {
    try {
      ReportWriter.write(folders, folder);
    } catch (IOException e) {
      throw new StoreException(
          "cannot write the report to " + folder + ": " + FileFailure.reason(e), e);
    }
    tell("report: " + folder.resolve("report.html"));
  }

  /** Says something on standard error unless quiet is wanted. */
  void tell(String text) {
    if (!options.quiet()) {
      terminal.say(text);
    }
  }
}
