package gilsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A command of the documented command line that this version does not have. */
@Command(description = "Not supported yet.")
final class LaterCommand implements Callable<Integer> {
  /** The commands that a later version brings. */
  static final List<String> NAMES = List.of("compare");

  private final Terminal terminal;
  private final String name;

  /** Whatever is said to it; it refuses all the same. */
  @Unmatched private List<String> arguments = new ArrayList<>();

  LaterCommand(Terminal terminal, String name) {
    this.terminal = terminal;
    this.name = name;
  }

  @Override
  public Integer call() {
    terminal.say("gilsim: not supported yet: " + name);
    return ExitCode.WRONG_INPUT.number();
  }
}
