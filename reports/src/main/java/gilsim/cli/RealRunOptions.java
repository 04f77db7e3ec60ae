package gilsim.cli;

import gilsim.measure.MeasureOptions;
import gilsim.measure.Python;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of commands that run scenarios for real. */
final class RealRunOptions {
  private static final int OLDEST_MAJOR = 3;
  private static final int OLDEST_MINOR = 8;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description = "The interpreter: a path, or a name on PATH; python3 if left out.")
  private String python = "python3";

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description =
          "Measured runs of every cell; 5 if left out. Number n draws what replication n draws.")
  private Optional<Integer> repetitions = Optional.empty();

  @Option(
      names = "--time-out",
      paramLabel = "SECONDS",
      description =
          "After how long one measured run is stopped; if left out, a minute and ten times its"
              + " estimate.")
  private Optional<Integer> timeOut = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Refuses numbers below 1. */
  void check() {
    AtLeastOne.check(spec, "--repetitions", repetitions);
    AtLeastOne.check(spec, "--time-out", timeOut);
  }

  /**
   * Finds the interpreter.
   *
   * @param purpose for the message if it is too old
   */
  Python python(String purpose) {
    return Python.find(python).require(OLDEST_MAJOR, OLDEST_MINOR, purpose);
  }

  /**
   * How to measure.
   *
   * @param fresh whether stored runs are measured once more
   */
  MeasureOptions measure(boolean fresh) {
    return new MeasureOptions(
        repetitions.orElse(MeasureOptions.REPETITIONS), timeOut.map(Duration::ofSeconds), fresh);
  }
}
