package gilsim.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that count something. */
final class AtLeastOne {
  private AtLeastOne() {}

  /** Refuses a number below 1. */
  static void check(CommandSpec command, String option, Optional<Integer> value) {
    if (value.isPresent() && value.get() < 1) {
      throw new ParameterException(
          command.commandLine(), option + " must be at least 1, not " + value.get());
    }
  }
}
