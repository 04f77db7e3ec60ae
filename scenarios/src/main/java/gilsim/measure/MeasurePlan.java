package gilsim.measure;

import gilsim.experiment.DetectedWarmUp;
import gilsim.experiment.RunLimit;
import gilsim.experiment.SystemSpec;
import gilsim.scenario.WorkUnits;
import gilsim.store.CellFacts;
import gilsim.store.HostFacts;
import gilsim.store.MeasuredFacts;
import gilsim.store.PlanFacts;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import gilsim.store.Software;
import gilsim.store.StoredRun;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Which cells of a plan can be measured with an interpreter on this host, and which cannot. */
public final class MeasurePlan {
  /** Changes when the harness does something else for the same request. */
  private static final String HARNESS = "harness 7";

  /** What of a run is left out where the scenario wants it detected and no simulation says so. */
  private static final int AUTOMATIC_WARM_UP_PART = 5;

  private final Plan plan;
  private final Python python;
  private final int repetitions;
  private final RealDisks disks;
  private final List<MeasuredCell> cells = new ArrayList<>();
  private final List<CellFacts> facts = new ArrayList<>();
  private final Map<String, List<String>> reasons = new LinkedHashMap<>();
  private final PlanFacts simulated;
  private final String stands;
  private final WorkUnits workUnits;

  /**
   * Looks at all cells.
   *
   * @param store whose detected warm-ups of simulated runs hold for measured ones, too; empty: none
   */
  public MeasurePlan(Plan plan, Python python, int repetitions, Optional<RunStore> store) {
    this(plan, python, repetitions, RealDisks.NONE, store);
  }

  /**
   * Looks at all cells, of which some devices may be real files.
   *
   * @param store whose detected warm-ups of simulated runs hold for measured ones, too; empty: none
   */
  public MeasurePlan(
      Plan plan, Python python, int repetitions, RealDisks disks, Optional<RunStore> store) {
    this.plan = plan;
    this.python = python;
    this.repetitions = repetitions;
    this.disks = disks;
    this.simulated = PlanFacts.of(plan, Software.here().model());
    this.workUnits = WorkUnits.of(plan.resolved());
    Feasibility feasibility = Feasibility.of(python, plan.cells());
    this.stands = feasibility.stands();
    for (Cell cell : plan.cells()) {
      add(cell, feasibility, store);
    }
  }

  private void add(Cell cell, Feasibility feasibility, Optional<RunStore> store) {
    String name = cell.point().id() + ", " + cell.strategy();
    Optional<String> obstacle =
        feasibility.obstacle(cell).or(() -> disks.obstacle(cell.system(), python));
    RunKey prediction = simulated.cells().get(cell.index()).runKey();
    RunKey key;
    if (obstacle.isPresent()) {
      reasons.computeIfAbsent(obstacle.get(), any -> new ArrayList<>()).add(name);
      // A key under which nothing is ever stored: with that of the prediction, simulated runs
      // would be taken for measured ones.
      key = key(Map.of("skipped", prediction.toString()));
    } else {
      SystemSpec system =
          warmedUp(
              cell, store.flatMap(known -> known.warmUp(prediction)).map(DetectedWarmUp::duration));
      Map<String, Object> request = RunRequest.of(system, plan.settings().seed(), disks);
      double seconds = Estimate.seconds(system, Math.max(1, cell.workers()));
      key = key(request);
      cells.add(new MeasuredCell(name, system, key, request, seconds));
    }
    facts.add(
        new CellFacts(key.toString(), cell.workers(), cell.system().machine().hardwareThreads()));
  }

  private SystemSpec warmedUp(Cell cell, Optional<Long> detected) {
    SystemSpec system = cell.system();
    if (!plan.settings().warmUp().automatic()) {
      return system;
    }
    long horizon = system.limit().horizon().orElseThrow();
    return system.within(
        new RunLimit(system.limit().horizon(), detected.orElse(horizon / AUTOMATIC_WARM_UP_PART)));
  }

  /** A digest of all that a measurement depends on, save the speed of the host. */
  private RunKey key(Map<String, Object> request) {
    String text =
        String.join(
            "\n",
            HARNESS,
            JsonMapper.shared().writeValueAsString(request),
            python.toString(),
            HostFacts.here().toString());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new RunKey(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The scenario. */
  public String scenario() {
    return plan.scenario();
  }

  /**
   * For people: the cells that cannot be measured, by reason, and whether the interpreter is
   * another than the scenario's.
   */
  public List<String> remarks() {
    List<String> texts = new ArrayList<>();
    String own = python.facts().profileName();
    if (!stands.equals(own)) {
      texts.add("measured with " + own + ", while the scenario says " + stands);
    }
    cells.stream()
        .flatMap(cell -> disks.in(cell.system()))
        .distinct()
        .forEach(disk -> texts.add(disk.remark()));
    reasons.forEach(
        (reason, names) -> {
          String more = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
          texts.add("not measured: " + names.get(0) + more + ": " + reason);
        });
    return List.copyOf(texts);
  }

  /** How many cells can be measured. */
  public int size() {
    return cells.size();
  }

  /** About how long one repetition of all of them takes, seconds. */
  public double seconds() {
    return cells.stream().mapToDouble(MeasuredCell::seconds).sum();
  }

  /** The plan. */
  Plan plan() {
    return plan;
  }

  /** What the plan's profile says that work is worth. */
  WorkUnits workUnits() {
    return workUnits;
  }

  /** Whether a store speaks of this plan's runs. */
  boolean isOf(MeasuredFacts known) {
    return known.plan().scenario().equals(plan.scenario())
        && known.isFrom(python.toString(), HostFacts.here().toString());
  }

  /** The repetitions of a cell that a store holds. */
  List<StoredRun> runs(RunStore store, Cell cell) {
    RunKey key = facts.get(cell.index()).runKey();
    return IntStream.range(0, repetitions)
        .mapToObj(repetition -> store.find(key, repetition))
        .flatMap(Optional::stream)
        .toList();
  }

  List<MeasuredCell> cells() {
    return cells;
  }

  long seed() {
    return plan.settings().seed();
  }

  int repetitions() {
    return repetitions;
  }

  /**
   * What the store remembers of it.
   *
   * @param rates what the work is made for
   * @param more remarks, beside its own
   */
  MeasuredFacts facts(Map<String, Double> rates, List<String> more) {
    PlanFacts s = simulated;
    double warmUp =
        s.automaticWarmUp()
            ? plan.settings().horizon().orElse(0) / 1e9 / AUTOMATIC_WARM_UP_PART
            : s.warmUp();
    PlanFacts measured =
        new PlanFacts(
            s.scenario(),
            s.description(),
            s.resolved(),
            s.axes(),
            s.points(),
            s.strategies(),
            List.copyOf(facts),
            s.untilDone(),
            false,
            warmUp,
            repetitions,
            repetitions,
            List.of(),
            0,
            s.confidence(),
            s.seed(),
            s.baseline(),
            HARNESS,
            s.observed(),
            Map.of());
    List<String> all = new ArrayList<>(remarks());
    all.addAll(more);
    return new MeasuredFacts(measured, python.toString(), HostFacts.here().toString(), rates, all);
  }
}
