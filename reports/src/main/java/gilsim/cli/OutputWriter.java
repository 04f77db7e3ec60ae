package gilsim.cli;

import gilsim.report.ReportWriter;
import gilsim.store.Exports;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the files that a command leaves in its output folder. */
final class OutputWriter {
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

  /** The data files of one store. */
  void data(RunStore store, List<Results> results, Path folder) {
    for (String warning : Exports.write(store, results, folder)) {
      terminal.say("gilsim: " + warning);
    }
  }

  /** The report and its plots. */
  void report(List<Results> results, Path folder) {
    try {
      ReportWriter.write(results, folder);
    } catch (IOException e) {
      throw new StoreException(
          "cannot write the report to " + folder + ": " + Failure.reason(e), e);
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
