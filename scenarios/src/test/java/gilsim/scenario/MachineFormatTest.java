package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.distribution.Constant;
import gilsim.distribution.Exponential;
import gilsim.distribution.Uniform;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.hardware.EfficiencyCores;
import gilsim.hardware.MachineSpec;
import gilsim.interpreter.AllocatorSpec;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.GilSpec;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.MemoryNeeds;
import gilsim.interpreter.ProcessCosts;
import gilsim.interpreter.ThreadCosts;
import gilsim.os.BandwidthSpec;
import gilsim.os.CfsSpec;
import gilsim.os.ControlGroup;
import gilsim.os.CpuQuota;
import gilsim.os.IdleTimer;
import gilsim.os.KernelWork;
import gilsim.os.OsLatencies;
import gilsim.os.OsSpec;
import gilsim.os.PlacementSpec;
import gilsim.os.SchedulerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How machines and interpreters are written, and what they mean. */
class MachineFormatTest {
  @TempDir Path folder;

  private Scenarios scenario() {
    return new Scenarios(folder);
  }

  private static SystemSpec system(Scenarios scenario) {
    return scenario.plan().cells().get(0).system();
  }

  /** The kernel's base slice of 0.7 ms, times 1 + log2 of at most 8 hardware threads. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 700",
    "1, 2, 1, 1400",
    "1, 3, 1, 1400",
    "1, 4, 1, 2100",
    "1, 4, 2, 2800",
    "2, 32, 2, 2800"
  })
  void automaticSlice(int sockets, int cores, int threads, long microseconds) {
    Scenarios scenario =
        scenario()
            .with(
                "machine",
                "{sockets: %d, cores: %d, threads-per-core: %d}"
                    .formatted(sockets, cores, threads));
    assertThat(system(scenario).os().slice()).isEqualTo(1000 * microseconds);
  }

  @Test
  void inlineMachine() {
    SystemSpec system =
        system(
            scenario()
                .with(
                    "machine",
                    """
                    {sockets: 2, cores: 4, threads-per-core: 2, smt-yield: 1.3, speed: 1.1,
                      turbo: [1.0, 1.0, 0.97, 0.93], price-per-hour: 0.17, memory: 16GiB,
                      efficiency-cores: {count: 3, speed: 0.6},
                      cpu-quota: {cpus: 2.0, period: 50ms}, affinity: [21, 0, 1],
                      os: {policy: round-robin, slice: 3ms, tick: 1ms, tick-phase: 1ms,
                        context-switch: 2us, wakeup: {same-cpu: 5us, cross-cpu: 9us},
                        migration: 30us, timer-slack: {exponential: 40us}, balance: 6ms}}"""));
    MachineSpec machine = system.machine();
    assertThat(machine.hardwareThreads()).isEqualTo(2 * (4 * 2 + 3));
    assertThat(machine.efficiencyCores()).isEqualTo(new EfficiencyCores(3, 0.6));
    assertThat(machine.smtYield()).isEqualTo(1.3);
    assertThat(machine.turbo()).containsExactly(1.0, 1.0, 0.97, 0.93);
    assertThat(machine.pricePerHour()).hasValue(0.17);
    assertThat(machine.memory()).hasValue(16L << 30);
    assertThat(system.nativeScale()).isEqualTo(1.1, within(1e-12));
    OsSpec os = system.os();
    assertThat(os.policy()).isEqualTo(SchedulerKind.ROUND_ROBIN);
    assertThat(List.of(os.slice(), os.tick(), os.tickPhase(), os.balance()))
        .containsExactly(3_000_000L, 1_000_000L, 1_000_000L, 6_000_000L);
    assertThat(List.of(os.contextSwitch(), os.migration())).containsExactly(2_000L, 30_000L);
    assertThat(os.latencies())
        .isEqualTo(new OsLatencies(new Constant(5e3), new Constant(9e3), new Exponential(4e4)));
    assertThat(os.group())
        .isEqualTo(new ControlGroup(Optional.of(new CpuQuota(2, 50_000_000)), List.of(0, 1, 21)));
  }

  @Test
  void idleProcessorsMayHalt() {
    OsSpec os =
        system(
                scenario()
                    .with(
                        "machine",
                        "{cores: 2, os: {wakeup: {cross-cpu: 9us, halted: 80us, halts-after: 150us}}}"))
            .os();
    assertThat(os.latencies().wakeupHalted()).isEqualTo(new Constant(8e4));
    assertThat(os.latencies().haltsAfter()).isEqualTo(150_000);
    assertThat(scenario().with("machine", "{cores: 2, os: {wakeup: {halted: 80us}}}").problems())
        .anyMatch(line -> line.contains("halted and halts-after belong together"));
    assertThat(
            scenario().with("machine", "{cores: 2, os: {wakeup: {halted-call: 8us}}}").problems())
        .anyMatch(line -> line.contains("halted-call has no effect without halted"));
  }

  @Test
  void timersMayBeLaterAfterIdleTimesAndLongTimeOuts() {
    String os = "wakeup: {idle-timer: {most: 85us, within: 6ms}}, selector-slack: 0.001";
    assertThat(latencies(os).idleTimer()).contains(new IdleTimer(85_000, 6_000_000));
    assertThat(latencies(os).selectorSlack()).isEqualTo(0.001);
    assertThat(latencies("wakeup: {idle-timer: {most: 85us}}").idleTimer())
        .contains(new IdleTimer(85_000, IdleTimer.USUAL_WITHIN));
    assertThat(latencies("tick: 4ms").idleTimer()).isEmpty();
    assertThat(latencies("tick: 4ms").selectorSlack()).isZero();
    assertThat(latencies(os + ", costs: none").idleTimer()).contains(new IdleTimer(0, 6_000_000));
    assertThat(latencies(os + ", costs: none").selectorSlack()).isZero();
  }

  @Test
  void theKernelsOwnWorkIsFreeUnlessStatedAndACost() {
    String costs = "interrupt: 40us, wakeup: {halted: 80us, halts-after: 150us, halted-call: 25us}";
    assertThat(kernelWork(costs)).isEqualTo(new KernelWork(new Constant(4e4), 25_000));
    assertThat(kernelWork("tick: 4ms")).isEqualTo(KernelWork.NONE);
    assertThat(kernelWork(costs + ", costs: none")).isEqualTo(KernelWork.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policy: eevdf | 0 | 0 | 0",
        "placement: {search-limit: 1.17} | 1.17 | 0 | 0",
        "placement: {search-limit: 2, newly-idle-skips: 0.75, hot-for: 1ms} | 2 | 0.75 | 1000000",
        "placement: {search-limit: 2, hot-for: 1ms}, costs: none | 0 | 0 | 0",
        "placement: {newly-idle-skips: 0.75}, costs: none | 0 | 0 | 0"
      })
  void processorsMayIdleBesideWaitingThreads(String os, double limit, double skips, long hot) {
    assertThat(system(scenario().with("machine", "{cores: 2, os: {" + os + "}}")).os().placement())
        .isEqualTo(new PlacementSpec(limit, skips, hot));
  }

  private KernelWork kernelWork(String os) {
    return latencies(os).work();
  }

  private OsLatencies latencies(String os) {
    return system(scenario().with("machine", "{cores: 2, os: {" + os + "}}")).os().latencies();
  }

  /** Latencies that nobody states are drawn: constant ones let loops fall into step. */
  @Test
  void latenciesOfAMachineThatSaysNothing() {
    OsSpec os = system(scenario().with("machine", "{cores: 2}")).os();
    assertThat(os.latencies())
        .isEqualTo(
            new OsLatencies(
                new Uniform(3.5e3, 4.5e3), new Uniform(7.5e3, 8.5e3), new Uniform(4e4, 6e4)));
    assertThat(os.tickPhase()).isEqualTo(4_000_000);
  }

  @Test
  void aPresetMayBeGivenMemoryAndLimits() {
    SystemSpec system =
        system(
            scenario()
                .with("machine", "{preset: laptop-4c8t, memory: 8GiB, cpu-quota: {cpus: 1.5}}"));
    assertThat(system.machine().hardwareThreads()).isEqualTo(8);
    assertThat(system.machine().memory()).hasValue(8L << 30);
    assertThat(system.os().group().quota()).contains(new CpuQuota(1.5, 100_000_000));
    assertThat(system(scenario().with("machine", "laptop-4c8t")).os().group())
        .isEqualTo(ControlGroup.unlimited());
  }

  /** The kernel's 6 ms, 0.75 ms and 1 ms, scaled like the slice. */
  @Test
  void turnsOfCfs() {
    SystemSpec system = system(scenario().with("machine", "{cores: 4, os: {policy: cfs}}"));
    assertThat(system.os().policy()).isEqualTo(SchedulerKind.CFS);
    assertThat(system.os().cfs()).isEqualTo(new CfsSpec(18_000_000, 2_250_000, 3_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "cpython-2.7, TICKS",
    "cpython-3.2, STANDARD",
    "cpython-3.14, STANDARD",
    "'{preset: cpython-3.11, gil-policy: fifo}', FIFO",
    "'{preset: cpython-3.11, gil-policy: io-priority}', IO_PRIORITY",
    "'{preset: cpython-3.11, gil-policy: none}', NONE"
  })
  void policiesOfTheGil(String interpreter, GilPolicy policy) {
    assertThat(system(scenario().with("interpreter", interpreter)).interpreter().gil().policy())
        .isEqualTo(policy);
  }

  @Test
  void withoutCostsNothingCostsButThePoliciesStay() {
    SystemSpec system =
        system(
            scenario()
                .with("machine", "{preset: laptop-4c8t, os: {costs: none}}")
                .with("interpreter", "{preset: cpython-3.11, costs: none, switch-interval: 1ms}"));
    OsSpec os = system.os();
    assertThat(List.of(os.slice(), os.tick(), os.balance()))
        .containsExactly(2_800_000L, 4_000_000L, 8_000_000L);
    assertThat(List.of(os.tickPhase(), os.contextSwitch(), os.migration())).containsOnly(0L);
    assertThat(os.latencies()).isEqualTo(OsLatencies.constant(0, 0, 0));
    assertThat(os.bandwidth()).isEqualTo(BandwidthSpec.exact());
    assertThat(system.interpreter().gil().switchInterval()).isEqualTo(1_000_000);
    InterpreterSpec interpreter = system.interpreter();
    assertThat(interpreter.speed()).isEqualTo(1);
    assertThat(interpreter.gil())
        .isEqualTo(
            new GilSpec(
                GilPolicy.STANDARD, 1_000_000, 0.2, new Constant(0), new Constant(0), 0, 0));
    assertThat(interpreter.threads())
        .isEqualTo(new ThreadCosts(0, 0, 0, 0, 0, 0, 0, OptionalLong.of(0)));
    assertThat(interpreter.loop()).isEqualTo(new LoopCosts(0, 0, 0, 0, 0));
    assertThat(interpreter.processes()).isEqualTo(ProcessCosts.NONE);
    assertThat(interpreter.sync().queue()).isZero();
    assertThat(interpreter.statements().increment()).as("work, not a cost").isPositive();
    assertThat(interpreter.memory()).as("no time").isNotEqualTo(MemoryNeeds.none());
    assertThat(interpreter.allocator()).isEqualTo(AllocatorSpec.NONE);
  }

  /** A profile's price and a program's threshold. */
  @Test
  void whatTheMemoryOfTasksCosts() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"), "preset: cpython-3.11\nallocator: {taken-per-kib: 512ns}\n");
    String interpreter = "{preset: ./mine.yaml, allocator: {mmap-threshold: 32MiB}}";
    assertThat(system(scenario().with("interpreter", interpreter)).interpreter().allocator())
        .isEqualTo(new AllocatorSpec(0.5, 32 << 20, 32 << 20));
    String free = interpreter.replace("./mine.yaml,", "./mine.yaml, costs: none,");
    assertThat(system(scenario().with("interpreter", free)).interpreter().allocator().perByte())
        .isZero();
  }

  @Test
  void machineThis() throws IOException {
    assertThat(system(scenario().with("machine", "this")).machine().hardwareThreads()).isEqualTo(2);
    assertThat(system(scenario().with("machine", "{preset: this, speed: 1.5}")).machine().speed())
        .isEqualTo(1.5);
  }

  @Test
  void profilesByPath() throws IOException {
    Path profiles = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(profiles.resolve("base.yaml"), "cores: 6\nos: {tick: 1ms}\n");
    Files.writeString(profiles.resolve("big.yaml"), "preset: base.yaml\nsockets: 2\n");
    Files.writeString(
        profiles.resolve("fast.yml"), "preset: cpython-3.12\nspeed: 2.5\ngil: {forced-gap: 9us}\n");
    SystemSpec system =
        system(scenario().with("machine", "mine/big.yaml").with("interpreter", "mine/fast.yml"));
    assertThat(system.machine().physicalCores()).isEqualTo(12);
    assertThat(system.os().tick()).isEqualTo(1_000_000);
    assertThat(system.interpreter().speed()).isEqualTo(2.5);
    assertThat(system.interpreter().gil().forcedGap()).isEqualTo(new Constant(9000));
  }
}
