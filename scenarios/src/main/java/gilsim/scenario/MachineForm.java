package gilsim.scenario;

import gilsim.form.AnyType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Node;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.hardware.EfficiencyCores;
import gilsim.hardware.MachineSpec;
import gilsim.hardware.SpeedModes;
import gilsim.os.ControlGroup;
import gilsim.os.OsSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/** How a machine is written: in its profile, or in a scenario. */
final class MachineForm {
  private static final int MOST_SOCKETS = 64;
  private static final int MOST_CORES = 1024;

  private static final Key<String> NAME =
      Key.of("name", Types.name(), "custom", "the machine's name in reports");

  private static final Key<Integer> SOCKETS =
      Key.of("sockets", Types.integer(1, MOST_SOCKETS), "1", "processor packages");

  private static final Key<Integer> CORES =
      Key.required(
          "cores",
          Types.integer(1, MOST_CORES),
          "physical cores per socket; of a hybrid processor its performance cores");

  private static final Key<Integer> THREADS_PER_CORE =
      Key.of(
          "threads-per-core",
          Types.integer(1, 2),
          "1",
          "hardware threads of a core (SMT); efficiency cores always have one");

  private static final Key<Double> SMT_YIELD =
      Key.of(
          "smt-yield",
          Types.number(Range.of(1, 2)),
          "1.2",
          "total throughput of a core with two busy hardware threads; one alone = 1");

  private static final Key<Double> SPEED =
      Key.of(
          "speed",
          Types.number(Range.above(0, 1e6)),
          "1",
          "of one core alone, relative to the reference core");

  private static final Key<List<Double>> CORE_SPEEDS =
      Key.optional(
          "core-speeds",
          Types.list(Types.number(Range.above(0, 100)), 1),
          "speeds of single (performance) cores relative to the machine's, in their order; 1 for"
              + " those after the last. Wake-ups and context switches take as much longer on slower ones."
              + " Threads are placed as if all were alike, the first on the first (virtual machines"
              + " whose host is busy with others)");

  private static final Key<List<Double>> TURBO =
      Key.optional(
          "turbo",
          Types.list(Types.number(Range.above(0, 100)), 1),
          "relative clock by number of busy cores; the last holds for all larger numbers");

  private static final Key<Integer> EFFICIENCY_COUNT =
      Key.required("count", Types.integer(0, MOST_CORES), "how many per socket");

  private static final Key<Double> EFFICIENCY_SPEED =
      Key.required(
          "speed",
          Types.number(Range.above(0, 1)),
          "of one of them, relative to a performance core of this machine");

  private static final Key<EfficiencyCores> EFFICIENCY_CORES =
      Key.optional(
          "efficiency-cores",
          Form.of(
              "efficiency-cores",
              "slower cores of a hybrid processor, one hardware thread each",
              v -> new EfficiencyCores(v.get(EFFICIENCY_COUNT), v.get(EFFICIENCY_SPEED)),
              EFFICIENCY_COUNT,
              EFFICIENCY_SPEED),
          "slower cores of a hybrid processor, beside the others, one hardware thread each");

  private static final Key<Double> SLOW =
      Key.required(
          "slow", Types.number(Range.above(0, 1)), "speed in the slow mode; fast mode = 1");

  private static final Key<Long> FAST_MEAN =
      Key.required("fast-mean", Types.positiveDuration(), "mean stay in the fast mode");

  private static final Key<Long> SLOW_MEAN =
      Key.required("slow-mean", Types.positiveDuration(), "mean stay in the slow mode");

  private static final Key<Optional<SpeedModes>> SPEED_MODES =
      Key.of(
          "speed-modes",
          WordType.or(
              "none",
              Optional.empty(),
              Form.of(
                  "speed-modes",
                  "two speeds between which each core jumps at random (noisy virtual machines)",
                  v -> Optional.of(new SpeedModes(v.get(SLOW), v.get(FAST_MEAN), v.get(SLOW_MEAN))),
                  SLOW,
                  FAST_MEAN,
                  SLOW_MEAN)),
          "none",
          "two speeds between which each core jumps at random, stays are exponential (noisy virtual"
              + " machines); speed and compute times hold in the fast mode");

  private static final Key<Long> MEMORY =
      Key.optional(
          "memory", Types.size(), "main memory; a run that needs more at its peak is reported");

  private static final Key<Double> PRICE =
      Key.optional(
          "price-per-hour",
          Types.number(Range.of(0, 1e9)),
          "price of the machine per hour; gives the metric cost-per-million");

  private static final Key<IntFunction<OsSpec>> OS =
      Key.of("os", OsForm.TYPE, "{}", "the operating system");

  /** How it is written. */
  static final Form<Machine> TYPE =
      Form.of(
          "machine",
          "a machine",
          MachineForm::make,
          NAME,
          Key.optional("preset", Types.text(), "the profile from which all other keys come"),
          Key.optional("description", Types.text(), "what the machine is, for people"),
          SOCKETS,
          CORES,
          THREADS_PER_CORE,
          SMT_YIELD,
          SPEED,
          CORE_SPEEDS,
          TURBO,
          EFFICIENCY_CORES,
          SPEED_MODES,
          MEMORY,
          PRICE,
          OS,
          ContainerForm.QUOTA,
          ContainerForm.AFFINITY,
          UncertaintyForm.KEY,
          Key.<Node>optional(
              Profiles.ORIGIN, new AnyType(), "where each number of a profile comes from"));

  private MachineForm() {}

  private static Machine make(Values v) {
    MachineSpec hardware =
        new MachineSpec(
            v.get(SOCKETS),
            v.get(CORES),
            v.get(THREADS_PER_CORE),
            v.get(SMT_YIELD),
            v.get(SPEED),
            v.find(CORE_SPEEDS).orElse(List.of()),
            v.find(TURBO).orElse(List.of()),
            v.find(EFFICIENCY_CORES).orElse(EfficiencyCores.none()),
            v.get(SPEED_MODES),
            v.find(MEMORY).map(OptionalLong::of).orElseGet(OptionalLong::empty),
            price(v.find(PRICE)));
    int threads = hardware.hardwareThreads();
    OsSpec os = v.get(OS).apply(threads);
    ControlGroup group = ContainerForm.group(v, threads);
    return new Machine(v.get(NAME), hardware, os.within(os.bandwidth(), group));
  }

  private static OptionalDouble price(Optional<Double> price) {
    return price.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
