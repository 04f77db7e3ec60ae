package gilsim.cli;

import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The option of commands that replicate as often as the scenario says. */
final class ReplicationsOption {
  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "So many replications instead of what the scenario says.")
  private Optional<Integer> replications = Optional.empty();

  OptionalInt number() {
    return replications.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
