package gilsim.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options of commands that read scenarios: what is changed in them. */
final class PlanOptions {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Changes a value of the resolved scenario, for example --set machine.cores=8. Repeatable;"
              + " holds for every scenario named.")
  private List<String> sets = List.of();

  @Option(names = "--strategy", paramLabel = "LABEL", description = "Only this strategy.")
  private Optional<String> strategy = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Another base seed.")
  private Optional<Long> seed = Optional.empty();

  /** The same with one change more, for one strategy alone. */
  PlanOptions with(String set, String only) {
    PlanOptions more = new PlanOptions();
    more.sets = Stream.concat(sets.stream(), Stream.of(set)).toList();
    more.strategy = Optional.of(only);
    more.seed = seed;
    return more;
  }

  List<String> sets() {
    return List.copyOf(sets);
  }

  Optional<String> strategy() {
    return strategy;
  }

  OptionalLong seed() {
    return seed.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
