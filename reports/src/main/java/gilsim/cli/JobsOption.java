package gilsim.cli;

import gilsim.batch.BatchOptions;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands that simulate. */
final class JobsOption {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Simulations at the same time; as many as processors if left out.")
  private Optional<Integer> jobs = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Refuses a number below 1. */
  void check() {
    AtLeastOne.check(spec, "--jobs", jobs);
  }

  /**
   * How to simulate.
   *
   * @param fresh whether stored runs are simulated once more
   */
  BatchOptions batch(boolean fresh) {
    return new BatchOptions(jobs.orElseGet(() -> BatchOptions.standard().jobs()), fresh);
  }
}
