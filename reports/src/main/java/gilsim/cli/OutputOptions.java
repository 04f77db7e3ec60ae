package gilsim.cli;

import picocli.CommandLine.Option;

/** Options of every command: what is written and how. */
final class OutputOptions {
  @Option(
      names = "--quiet",
      description = "Nothing on standard error but errors: no progress, no places of files.")
  private boolean quiet;

  @Option(names = "--no-color", description = "No colours; NO_COLOR does the same.")
  private boolean noColor;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Form of the table on standard output: ${COMPLETION-CANDIDATES}.")
  private OutputFormat format = OutputFormat.TABLE;

  /** {@link ErrorReporter} looks for it itself: an error may come before options are parsed. */
  @Option(names = "--verbose", description = "Stack traces of errors.")
  private boolean verbose;

  boolean quiet() {
    return quiet;
  }

  OutputFormat format() {
    return format;
  }

  /** Whether tables on standard output are coloured. */
  boolean color(Terminal terminal) {
    return terminal.outIsTerminal() && terminal.color() && !noColor;
  }
}
