package gilsim.cli;

import gilsim.calibration.Limits;
import gilsim.measure.Python;
import gilsim.scenario.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The profiles of this machine and its interpreters in a folder; calibrated where they are missing.
 */
final class HostProfiles {
  /** That machine and interpreter may take each. */
  private static final int MINUTES = 3;

  private final Terminal terminal;
  private final Path folder;

  HostProfiles(Terminal terminal, Path folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  /** The profiles for an interpreter, whether they are there or not. */
  StandIns of(Python python) {
    return new StandIns(
        folder.resolve("machine.yaml"), folder.resolve(python.facts().profileName() + ".yaml"));
  }

  /**
   * Calibrates what is missing, all interpreters together: their speeds are relative to each other.
   *
   * @return why it cannot go on; empty if all profiles are there
   */
  Optional<ExitCode> ensure(List<Python> pythons, boolean quiet) {
    List<Python> missing = pythons.stream().filter(one -> absent(one).isPresent()).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Optional<ExitCode> wrong = wrong();
    if (wrong.isPresent()) {
      return wrong;
    }
    missing(pythons).ifPresent(text -> terminal.say("gilsim: " + text));
    ExitCode code =
        new CalibrateCommand(terminal)
            .calibrate(
                missing,
                folder,
                Limits.usual(),
                false,
                quiet,
                "name another folder with --profiles, or replace it with gilsim calibrate --fresh -o "
                    + folder);
    return code == ExitCode.DONE ? Optional.empty() : Optional.of(code);
  }

  /** Says so if it is no folder at all. */
  Optional<ExitCode> wrong() {
    if (!Files.exists(folder) || Files.isDirectory(folder)) {
      return Optional.empty();
    }
    terminal.say(
        "gilsim: --profiles: " + folder + " is a file; name the folder that holds the profiles");
    return Optional.of(ExitCode.WRONG_INPUT);
  }

  /** What is to be calibrated first, and how long that takes; empty if all profiles are there. */
  Optional<String> missing(List<Python> pythons) {
    List<Python> missing = pythons.stream().filter(one -> absent(one).isPresent()).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "there is no "
                + missing.stream()
                    .map(one -> absent(one).orElseThrow().toString())
                    .distinct()
                    .collect(Collectors.joining(", no "))
                + ": calibrating this machine and "
                + missing.stream().map(Python::toString).collect(Collectors.joining(" and "))
                + " first, which takes up to "
                + (MINUTES + MINUTES * missing.size())
                + " minutes");
  }

  /** The profile that is not there, if one is not. */
  private Optional<Path> absent(Python python) {
    StandIns wanted = of(python);
    return Stream.of(wanted.machine(), wanted.interpreter())
        .filter(file -> !Files.exists(file))
        .findFirst();
  }
}
