package gilsim.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The {@code gilsim} command with its subcommands; without one it explains itself. */
@Command(
    name = "gilsim",
    description = "Simulates how Python programs use processors.",
    versionProvider = Gilsim.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 some runs failed or left work unfinished; 2 scenario or command line"
          + " wrong; 3 environment (disk, memory, permissions); 130 interrupted."
    })
final class Gilsim implements Runnable {
  /** The version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Gilsim.class.getPackage().getImplementationVersion();
      return new String[] {"gilsim " + (version == null ? "(not packaged)" : version)};
    }
  }

  private final Terminal terminal;

  private Gilsim(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    commandLine(terminal).usage(terminal.out());
  }

  /**
   * Runs one command.
   *
   * @param terminal where
   * @param arguments the command line
   * @return the process's exit code
   */
  static int execute(Terminal terminal, String... arguments) {
    CommandLine line = commandLine(terminal);
    ErrorReporter errors = new ErrorReporter(terminal);
    line.setParameterExceptionHandler(errors::wrongCommandLine);
    line.setExecutionExceptionHandler(errors::failed);
    int code;
    try {
      code = line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      code = errors.exhausted(e, arguments);
    }
    terminal.out().flush();
    return terminal.output().failure().isPresent() && code == ExitCode.DONE.number()
        ? errors.cannotWrite(terminal.output().failure().get())
        : code;
  }

  private static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new Gilsim(terminal));
    line.addSubcommand(new RunCommand(terminal));
    line.addSubcommand(new CheckCommand(terminal));
    line.addSubcommand(new MeasureCommand(terminal));
    line.addSubcommand(new CompareCommand(terminal));
    line.addSubcommand(new ReportCommand(terminal));
    line.addSubcommand(new TraceCommand(terminal));
    line.addSubcommand(new AdviseCommand(terminal));
    line.addSubcommand(new ListCommand(terminal));
    line.addSubcommand(new SchemaCommand(terminal));
    line.addSubcommand(new CalibrateCommand(terminal));
    line.addSubcommand(new HelpCommand());
    line.getSubcommands().values().forEach(command -> addHelp(command.getCommandSpec()));
    addHelp(line.getCommandSpec());
    line.setOut(new java.io.PrintWriter(terminal.out(), true));
    line.setErr(new java.io.PrintWriter(terminal.err(), true));
    line.registerConverter(OutputFormat.class, OutputFormat::of);
    line.registerConverter(Integer.class, text -> (int) whole(text, Integer.MAX_VALUE));
    line.registerConverter(Long.class, text -> whole(text, Long.MAX_VALUE));
    line.registerConverter(Path.class, Gilsim::path);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.max(60, Math.min(110, terminal.columns())));
    boolean color = terminal.color() && terminal.outIsTerminal();
    line.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
    return line;
  }

  /** An empty path would mean the current folder, which an unset variable of a shell never does. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("it is empty; name a file or folder, such as .");
    }
    return Path.of(text);
  }

  private static long whole(String text, long most) {
    try {
      long number = Long.parseLong(text);
      if (number <= most && number >= -most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new TypeConversionException("'" + text + "' is not a whole number up to " + most);
  }

  private static void addHelp(CommandLine.Model.CommandSpec spec) {
    spec.mixinStandardHelpOptions(!spec.name().equals("help"));
  }
}
