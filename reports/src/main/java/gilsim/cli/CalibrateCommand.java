package gilsim.cli;

import gilsim.calibration.Calibration;
import gilsim.calibration.CalibrationException;
import gilsim.calibration.Limits;
import gilsim.measure.Python;
import gilsim.measure.PythonException;
import gilsim.scenario.ProfileFolder;
import gilsim.store.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gilsim calibrate}: measures this machine and interpreters, and writes profiles. */
@Command(
    name = "calibrate",
    description =
        "Measures this machine and Python interpreters; writes machine.yaml and a profile each.")
final class CalibrateCommand implements Callable<Integer> {
  private static final String USUAL = "python3";

  private final Terminal terminal;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description = "An interpreter, 3.8 or newer, by name or path; repeatable. Default: python3.")
  private List<String> interpreters = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the profiles go. Default: profiles.")
  private Path output;

  @Option(
      names = "--quick",
      description = "Half a minute each instead of up to three; intervals are wide.")
  private boolean quick;

  @Option(names = "--fresh", description = "Replaces profiles of another host.")
  private boolean fresh;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Python> pythons;
    try {
      pythons =
          (interpreters.isEmpty() ? List.of(USUAL) : interpreters)
              .stream().map(exe -> Python.find(exe).require(3, 8, "calibrating")).toList();
    } catch (PythonException e) {
      terminal.say("gilsim: " + e.getMessage());
      return ExitCode.ENVIRONMENT.number();
    }
    Path folder =
        terminal.folder().resolve(Optional.ofNullable(output).orElse(Path.of("profiles")));
    return calibrate(pythons, folder, quick, fresh, quiet).number();
  }

  private ExitCode calibrate(
      List<Python> pythons, Path folder, boolean inAHurry, boolean replace, boolean silent) {
    return calibrate(
        pythons,
        folder,
        inAHurry ? Limits.quick() : Limits.usual(),
        replace,
        silent,
        "name another folder with -o, or replace it with --fresh");
  }

  /**
   * Calibrates into a folder; says what went wrong.
   *
   * @param advice what to do where a profile that is not ours is in the way
   */
  ExitCode calibrate(
      List<Python> pythons,
      Path folder,
      Limits limits,
      boolean replace,
      boolean silent,
      String advice) {
    CalibrationProgress progress = new CalibrationProgress(terminal, silent, System::nanoTime);
    Calibration calibration =
        new Calibration(
            ProfileFolder.ofCheckout(terminal.home()),
            folder,
            limits,
            new Calibration.Audience(progress::result, progress::say, progress::show));
    Thread here = Thread.currentThread();
    terminal.interrupts().onSignal(here::interrupt);
    try {
      calibration.run(pythons, replace);
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      progress.say("interrupted; profiles that were finished are in " + folder);
      return ExitCode.INTERRUPTED;
    } catch (CalibrationException e) {
      progress.say(e.getMessage() + "; " + advice);
      return ExitCode.WRONG_INPUT;
    } catch (PythonException e) {
      progress.say(e.getMessage());
      return ExitCode.ENVIRONMENT;
    } catch (IOException e) {
      progress.say("cannot write to " + folder + ": " + FileFailure.reason(e));
      return ExitCode.ENVIRONMENT;
    } finally {
      progress.clear();
      terminal.interrupts().clear();
    }
  }
}
