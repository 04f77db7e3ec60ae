package gilsim.cli;

import gilsim.device.DeviceSpec;
import gilsim.measure.MeasureOptions;
import gilsim.measure.Python;
import gilsim.measure.RealDisk;
import gilsim.measure.RealDisks;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Option(
      names = "--on-disk",
      paramLabel = "DEVICE=FOLDER",
      description =
          "This device of the scenario is real files in a folder: every request appends its bytes and"
              + " waits for fsync. Nothing is left in the folder.")
  private Map<String, Path> written = Map.of();

  @Option(
      names = "--from-disk",
      paramLabel = "DEVICE=FOLDER",
      description = "The same with requests that read what is not in the page cache.")
  private Map<String, Path> read = Map.of();

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
    return pythons(purpose, true).get(0);
  }

  /**
   * Finds all interpreters.
   *
   * @param purpose for the message if one is too old
   */
  List<Python> pythons(String purpose) {
    return pythons(purpose, false);
  }

  private List<Python> pythons(String purpose, boolean old) {
    List<Python> found =
        (pythons.isEmpty() ? List.of(USUAL) : pythons)
            .stream().map(exe -> usable(Python.find(exe), purpose, old)).toList();
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

  /**
   * 2.7 is the last of its line, and the only one below 3.8 that scenarios can be measured with.
   */
  private static Python usable(Python python, String purpose, boolean old) {
    return old && python.facts().isVersion(2, 7)
        ? python
        : python.require(OLDEST_MAJOR, OLDEST_MINOR, old ? purpose + " (2.7 apart)" : purpose);
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
    return new MeasureOptions(times, timeOut.map(Duration::ofSeconds), fresh, disks());
  }

  private RealDisks disks() {
    List<RealDisk> disks = new ArrayList<>();
    written.forEach((device, folder) -> disks.add(new RealDisk(device, folder, false)));
    read.forEach((device, folder) -> disks.add(new RealDisk(device, folder, true)));
    return new RealDisks(disks);
  }

  /** Refuses devices that no scenario has, and such as would write and read. */
  void check(List<Plan> plans) {
    Set<String> known =
        plans.stream()
            .flatMap(one -> one.cells().stream())
            .flatMap(cell -> cell.system().devices().stream())
            .map(DeviceSpec::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String device : written.keySet()) {
      if (read.containsKey(device)) {
        throw wrong("device " + device + " is in --on-disk and in --from-disk; keep one of them");
      }
    }
    Stream.concat(written.keySet().stream(), read.keySet().stream())
        .filter(device -> !known.contains(device))
        .findFirst()
        .ifPresent(
            device -> {
              throw wrong(
                  "--on-disk and --from-disk name a device of the scenario, and there is no '"
                      + device
                      + "'; it has "
                      + (known.isEmpty() ? "no devices" : String.join(", ", known)));
            });
  }
}
