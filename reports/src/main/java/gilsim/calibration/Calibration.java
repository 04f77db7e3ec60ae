package gilsim.calibration;

import gilsim.form.MapNode;
import gilsim.form.Position;
import gilsim.measure.Harness;
import gilsim.measure.Python;
import gilsim.measure.PythonException;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.ProfileFolder.Kind;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.StandIns;
import gilsim.scenario.StrategyFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures this machine, then each interpreter on it, and writes one profile each. What is finished
 * is written at once, so an interruption loses only what is being measured.
 */
public final class Calibration {
  private static final String MACHINE_PRESET = "vm-2c";
  private static final String MACHINE = "machine";
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long SEED = 20240229;

  private final ProfileFolder profiles;
  private final Path folder;
  private final Limits limits;
  private final Audience audience;
  private final HostState state = HostState.here();
  private final LocalDate date = LocalDate.now(java.time.ZoneId.systemDefault());

  /**
   * Who hears what.
   *
   * @param results what was written, and how well it fits
   * @param warnings what people should know before trusting it
   * @param progress what is being done now
   */
  public record Audience(
      Consumer<String> results, Consumer<String> warnings, Consumer<String> progress) {}

  /**
   * A calibration.
   *
   * @param profiles the presets
   * @param folder where the profiles go
   */
  public Calibration(ProfileFolder profiles, Path folder, Limits limits, Audience audience) {
    this.profiles = profiles;
    this.folder = folder;
    this.limits = limits;
    this.audience = audience;
  }

  /** The files that the interpreters' profiles go to, by interpreter, in order. */
  private Map<Python, ProfileFile> files(List<Python> pythons) {
    Map<Python, ProfileFile> files = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>(List.of(MACHINE));
    for (Python python : pythons) {
      String name = python.facts().profileName();
      String unique = name;
      for (int i = 2; taken.contains(unique); i++) {
        unique = name + "-" + i;
      }
      taken.add(unique);
      files.put(python, file(unique));
    }
    return files;
  }

  private ProfileFile file(String name) {
    return new ProfileFile(folder.resolve(name + ".yaml"), state.host());
  }

  /**
   * Measures and writes.
   *
   * @param pythons at least one; the machine is measured with the first
   * @param fresh whether profiles of another host may be replaced
   * @throws CalibrationException if a file that is not ours is in the way
   * @throws InterruptedException if interrupted; what was finished is written
   */
  public void run(List<Python> pythons, boolean fresh) throws InterruptedException, IOException {
    Map<Python, ProfileFile> files = files(pythons);
    ProfileFile machineFile = file(MACHINE);
    if (!fresh) {
      machineFile.requireOurs();
      files.values().forEach(ProfileFile::requireOurs);
    }
    List<String> warnings = state.warnings();
    warnings.forEach(audience.warnings());
    Draft machine = machine(pythons.get(0), machineFile, warnings);
    InterpreterSpeeds speeds = new InterpreterSpeeds();
    for (Map.Entry<Python, ProfileFile> each : files.entrySet()) {
      interpreter(each.getKey(), each.getValue(), machine, speeds);
    }
  }

  private Campaign campaign(List<ProbeRequest> requests, Harness harness, Duration limit) {
    return new Campaign(
        requests, new PythonRunner(harness), limit, System::nanoTime, audience.progress());
  }

  private Draft machinePreset() {
    return new Draft(
        MACHINE_PRESET, new Presets(profiles).read(Kind.MACHINE, MACHINE_PRESET), date);
  }

  private Draft machine(Python python, ProfileFile file, List<String> warnings)
      throws InterruptedException, IOException {
    long begin = System.nanoTime();
    HostState.Times before = state.times();
    Topology topology = Topology.read(state.root());
    Rounds rounds;
    List<String> notes = new ArrayList<>();
    try (Harness harness = Harness.open(python, ProbeList.script())) {
      Campaign campaign = campaign(ProbeList.ofMachine(topology), harness, limits.machine());
      rounds = campaign.run(SEED);
      notes.addAll(campaign.problems());
    }
    Draft draft =
        new Draft(MACHINE_PRESET, new Presets(profiles).read(Kind.MACHINE, MACHINE_PRESET), date);
    new HostFit(state, draft).apply(Host.here().describe(Position.of("this host")));
    MachineFit fit = new MachineFit(rounds, draft);
    fit.apply(topology.ladder());
    new SystemFit(rounds, draft).apply();
    draft.describe(state.host() + ", Linux " + state.kernel());
    notes.addAll(0, warnings);
    notes.addAll(HostState.between(before, state.times()));
    notes.addAll(Notes.ofOthers(fit.taken()));
    notes.addAll(Notes.of(rounds, draft));
    keep(file, draft, python, notes, List.of());
    say(file, draft, "the machine", notes, begin);
    return draft;
  }

  private void interpreter(Python python, ProfileFile file, Draft machine, InterpreterSpeeds speeds)
      throws InterruptedException, IOException {
    long begin = System.nanoTime();
    HostState.Times before = state.times();
    int processors = Topology.read(state.root()).processors();
    List<String> notes = new ArrayList<>(state.warnings());
    Rounds rounds;
    try (Harness harness = Harness.open(python, ProbeList.script())) {
      Campaign campaign =
          campaign(
              ProbeList.ofInterpreter(python.facts(), processors), harness, limits.interpreter());
      rounds = campaign.run(SEED + 1);
      notes.addAll(campaign.problems());
    }
    Presets presets = new Presets(profiles);
    String preset = presets.nearest(python.facts());
    MapNode known = presets.read(Kind.INTERPRETER, preset);
    Draft draft = new Draft(preset, known, date);
    draft.describe(python.toString());
    SimulatedProbe simulated = new SimulatedProbe(profiles, machine, draft);
    audience.progress().accept("fitting " + python.facts().profileName());
    speeds.apply(rounds, draft, preset);
    if (python.facts().gilEnabled()) {
      double presetWakeup = GilFit.wakeup(machinePreset());
      new GilFit(rounds, machine, draft, presetWakeup).apply(processors);
    }
    new ThreadFit(rounds, machine, draft, simulated.atFullSpeed()).apply();
    new ProcessFit(rounds, machine, draft, simulated.atFullSpeed()).apply();
    new OtherFit(rounds, draft).apply();
    new WorkFit(rounds, draft).apply();
    notes.addAll(HostState.between(before, state.times()));
    notes.addAll(Notes.of(rounds, draft));
    List<Check> verified =
        new Verification(rounds, simulated.atFullSpeed()).checks(python.facts().gilEnabled());
    notes.addAll(Notes.ofChecks(verified));
    List<String> checks =
        verified.stream().map(check -> "not fitted, so a check: " + check).toList();
    keep(file, draft, python, notes, checks);
    List<String> more = new ArrayList<>(checks);
    more.addAll(predictionErrors(python, file, draft, notes));
    keep(file, draft, python, notes, more);
    say(file, draft, python.facts().profileName(), notes, begin);
    more.forEach(check -> audience.results().accept("  " + check));
  }

  /** Puts them into the draft; what was found, program by program. */
  private List<String> predictionErrors(
      Python python, ProfileFile file, Draft draft, List<String> notes)
      throws InterruptedException, IOException {
    if (limits.checks().isZero()) {
      return List.of();
    }
    StandIns standIns = new StandIns(file(MACHINE).file(), file.file());
    CheckResults results;
    try {
      results =
          new TimedChecks(profiles, limits.checks(), audience.progress()).run(python, standIns);
    } catch (PythonException | ScenarioException e) {
      notes.add("how far predictions are off is not known: " + e.getMessage());
      return List.of();
    }
    for (StrategyFamily family : StrategyFamily.values()) {
      results
          .error(family)
          .ifPresentOrElse(
              error ->
                  draft.measured(
                      "prediction-error." + family.label(),
                      Printed.number(error.share()),
                      error.method()),
              () -> notes.add("not known how far predictions of " + family.label() + " are off"));
    }
    return results.cells().stream().map(CheckedCell::toString).toList();
  }

  private void keep(
      ProfileFile file, Draft draft, Python python, List<String> notes, List<String> checks)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Calibrated by gilsim on " + date + " on " + state.host() + " with " + python + ".");
    lines.addAll(notes);
    lines.addAll(checks);
    file.write(draft, lines);
  }

  private void say(ProfileFile file, Draft draft, String what, List<String> notes, long begin) {
    notes.forEach(audience.warnings());
    audience
        .results()
        .accept(
            String.format(
                Locale.ROOT,
                "%s: %d parameters measured in %.0f s, written to %s",
                what,
                draft.measuredCount(),
                (System.nanoTime() - begin) / NANOS_PER_SECOND,
                file.file()));
  }
}
