package gilsim.cli;

import gilsim.form.Problem;
import gilsim.form.Suggestion;
import gilsim.measure.PythonException;
import gilsim.scenario.ScenarioException;
import gilsim.store.FileFailure;
import gilsim.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in words, and which exit code that is. */
final class ErrorReporter {
  private static final String VERBOSE = "--verbose";

  private final Terminal terminal;

  ErrorReporter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command line makes no sense. */
  int wrongCommandLine(ParameterException e, String[] arguments) {
    trace(e, arguments);
    CommandLine command = e.getCommandLine();
    terminal.say("gilsim: " + message(e, command));
    String name = command.getCommandSpec().qualifiedName();
    terminal.say("Try '" + name + " --help'.");
    return ExitCode.WRONG_INPUT.number();
  }

  private static String message(ParameterException e, CommandLine command) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      if (word.startsWith("-")) {
        String name = word.replaceFirst("=.*", "");
        return "unknown option '" + name + "'" + nearest(name, options(command));
      }
      return command.getSubcommands().isEmpty()
          ? "'" + word + "' is one argument too many"
          : "unknown command '" + word + "'" + nearest(word, command.getSubcommands().keySet());
    }
    String text = e.getMessage();
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  /** Only what is near: all options would hide the message. */
  private static String nearest(String word, java.util.Collection<String> known) {
    return Suggestion.nearest(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** A command ended with an exception. */
  int failed(Exception e, CommandLine command, ParseResult result) {
    trace(e, command.getParseResult().originalArgs().toArray(String[]::new));
    if (e instanceof ParameterException wrong) {
      return wrongCommandLine(wrong, new String[0]);
    }
    if (e instanceof ScenarioException wrong) {
      wrong.problems().stream().map(Problem::toString).forEach(terminal::say);
      return ExitCode.WRONG_INPUT.number();
    }
    if (e instanceof StoreException || e instanceof PythonException) {
      terminal.say("gilsim: " + e.getMessage());
      return ExitCode.ENVIRONMENT.number();
    }
    if (e instanceof UncheckedIOException || e instanceof IOException) {
      IOException cause = e instanceof IOException io ? io : ((UncheckedIOException) e).getCause();
      terminal.say("gilsim: " + FileFailure.reason(cause));
      return ExitCode.ENVIRONMENT.number();
    }
    terminal.say(
        "gilsim: internal error: "
            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
            + "; please report it with the output of the same command with "
            + VERBOSE);
    return ExitCode.RUNS_FAILED.number();
  }

  /** The JVM came to an end of its memory. */
  int exhausted(Error e, String[] arguments) {
    trace(e, arguments);
    terminal.say(
        e instanceof OutOfMemoryError
            ? "gilsim: out of memory; what finished is stored. Give it more, for example"
                + " GILSIM_JAVA_OPTS=-Xmx8g, or run fewer simulations at a time (--jobs 1)"
            : "gilsim: out of stack; give it more, for example GILSIM_JAVA_OPTS=-Xss8m");
    return ExitCode.ENVIRONMENT.number();
  }

  /** Standard output could not be written. */
  int cannotWrite(IOException e) {
    terminal.say("gilsim: cannot write to standard output: " + FileFailure.reason(e));
    return ExitCode.ENVIRONMENT.number();
  }

  private void trace(Throwable e, String[] arguments) {
    if (Arrays.asList(arguments).contains(VERBOSE)) {
      e.printStackTrace(terminal.err());
    }
  }
}
