package gilsim.cli;

import gilsim.measure.MeasureOptions;
import gilsim.measure.Python;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of commands that run scenarios for real. */
final class RealRunOptions {
  private static final String USUAL = "python3";
  private static final int OLDEST_MAJOR = 3;
  private static final int OLDEST_MINOR = 8;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description =
          "The interpreter: a path, or a name on PATH; python3 if left out. compare takes several.")
  private List<String> pythons = List.of();

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
          "After how long one measured run is stopped; if left out, 80 seconds and ten times its"
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
    if (pythons.size() > 1) {
      throw wrong(
          "--python was given "
              + pythons.size()
              + " times, and "
              + purpose
              + " takes one interpreter; gilsim compare takes several");
    }
    return pythons(purpose).get(0);
  }

  /**
   * Finds all interpreters.
   *
   * @param purpose for the message if one is too old
   */
  List<Python> pythons(String purpose) {
    List<Python> found =
        (pythons.isEmpty() ? List.of(USUAL) : pythons)
            .stream()
                .map(exe -> Python.find(exe).require(OLDEST_MAJOR, OLDEST_MINOR, purpose))
                .toList();
    Map<String, Python> names = new LinkedHashMap<>();
    for (Python one : found) {
      Python other = names.putIfAbsent(one.facts().profileName(), one);
      if (other != null) {
        throw wrong(
            "--python: "
                + other
                + " and "
                + one
                + " would have one profile, "
                + one.facts().profileName()
                + ".yaml; compare them one after the other, with --profiles and -o of their own, and"
                + " lay both folders side by side with gilsim report");
      }
    }
    return found;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * How to measure.
   *
   * @param fresh whether stored runs are measured once more
   */
  MeasureOptions measure(boolean fresh) {
    return measure(repetitions.orElse(MeasureOptions.REPETITIONS), fresh);
  }

  /** The same with so many repetitions. */
  MeasureOptions measure(int times, boolean fresh) {
    return new MeasureOptions(times, timeOut.map(Duration::ofSeconds), fresh);
  }
}
