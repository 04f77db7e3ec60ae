package gilsim.cli;

import gilsim.measure.Python;
import gilsim.scenario.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of this machine and its interpreters in a folder; calibrated where they are missing.
 */
final class HostProfiles {
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
   * Calibrates if a profile is missing.
   *
   * @return why it cannot go on; empty if all profiles are there
   */
  Optional<ExitCode> ensure(Python python, boolean quiet) {
    StandIns wanted = of(python);
    if (Files.exists(wanted.machine()) && Files.exists(wanted.interpreter())) {
      return Optional.empty();
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      terminal.say(
          "gilsim: --profiles: " + folder + " is a file; name the folder that holds the profiles");
      return Optional.of(ExitCode.WRONG_INPUT);
    }
    Path missing = Files.exists(wanted.machine()) ? wanted.interpreter() : wanted.machine();
    terminal.say(
        "gilsim: there is no "
            + missing
            + ": calibrating this machine and "
            + python
            + " first, which takes up to six minutes");
    ExitCode code =
        new CalibrateCommand(terminal).calibrate(List.of(python), folder, false, false, quiet);
    return code == ExitCode.DONE ? Optional.empty() : Optional.of(code);
  }
}
