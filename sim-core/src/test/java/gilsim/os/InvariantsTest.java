package gilsim.os;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.hardware.EfficiencyCores;
import gilsim.hardware.MachineSpec;
import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.kernel.RunEnd;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;

/** What must hold on every machine, under every policy, whatever the threads do. */
class InvariantsTest {
  @Property(tries = 150, seed = "20261123")
  void allThreadsFinishAndNoProcessorIdlesBesideAWaitingThread(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll @IntRange(min = 1, max = 40) int threads,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    RandomThreads run = new RandomThreads(machine, spec, threads, 1, seed);
    check(run, threads);
  }

  @Property(tries = 150, seed = "20261123")
  void quotaIsNeverExceededAndNobodyStarvesUnderIt(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll("quotas") CpuQuota quota,
      @ForAll("bandwidths") BandwidthSpec bandwidth,
      @ForAll @IntRange(min = 1, max = 40) int threads,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    OsSpec limited = spec.within(bandwidth, new ControlGroup(Optional.of(quota), List.of()));
    RandomThreads run = new RandomThreads(machine, limited, threads, 200, seed);
    check(run, threads);
    long periods = run.end.time() / quota.period() + 1;
    long overrun = machine.hardwareThreads() * (spec.tick() + 1);
    assertThat(run.cpuTime).isLessThanOrEqualTo(periods * quota.runtime() + overrun);
  }

  @Property(tries = 150, seed = "20261123")
  void onlyAllowedHardwareThreadsAreEverBusy(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll @IntRange(min = 1, max = 40) int threads,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    List<Integer> affinity =
        IntStream.range(0, machine.hardwareThreads())
            .filter(i -> i == seed % machine.hardwareThreads() || (seed >> i) % 2 == 1)
            .boxed()
            .toList();
    ControlGroup group = new ControlGroup(Optional.empty(), affinity);
    RandomThreads run =
        new RandomThreads(machine, spec.within(spec.bandwidth(), group), threads, 1, seed);
    check(run, threads);
    for (int i = 0; i < machine.hardwareThreads(); i++) {
      if (!affinity.contains(i)) {
        assertThat(run.busyTime[i]).isZero();
      }
    }
  }

  /** Threads may wait beside idle processors then, but not for ever. */
  @Property(tries = 150, seed = "20261128")
  void allThreadsFinishHoweverLittleTheKernelLooks(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll("placements") PlacementSpec placement,
      @ForAll @IntRange(min = 1, max = 40) int threads,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    checkTimes(new RandomThreads(machine, spec.with(placement), threads, 1, seed), threads);
  }

  @Property(tries = 100, seed = "20261128")
  void norDoesAQuotaKeepThemForEver(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll("placements") PlacementSpec placement,
      @ForAll("quotas") CpuQuota quota,
      @ForAll("bandwidths") BandwidthSpec bandwidth,
      @ForAll @IntRange(min = 1, max = 40) int threads,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    OsSpec limited =
        spec.with(placement).within(bandwidth, new ControlGroup(Optional.of(quota), List.of()));
    checkTimes(new RandomThreads(machine, limited, threads, 200, seed), threads);
  }

  /** The limiting case of a search that utilisation hardly limits, on cores of one thread. */
  @Property(tries = 50, seed = "20261128")
  void aTinyLimitIsNone(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    Assume.that(machine.threadsPerCore() == 1);
    OsSpec limited = spec.with(new PlacementSpec(1e-9, 0, 0));
    assertThat(new RandomThreads(machine, limited, 12, 1, seed).lines)
        .isEqualTo(new RandomThreads(machine, spec, 12, 1, seed).lines);
  }

  private static void check(RandomThreads run, int threads) {
    checkTimes(run, threads);
    assertThat(run.idleBesideWaiting).isEmpty();
  }

  private static void checkTimes(RandomThreads run, int threads) {
    assertThat(run.end.reason()).isEqualTo(RunEnd.Reason.EXHAUSTED);
    assertThat(run.finished).isEqualTo(threads);
    assertThat(run.cpuTime).isEqualTo(Arrays.stream(run.busyTime).sum());
    assertThat(Arrays.stream(run.busyTime).max().orElseThrow()).isLessThanOrEqualTo(run.end.time());
  }

  @Property(tries = 150, seed = "20261123")
  void workIsTheIntegralOfTheSpeedOfBusyProcessors(
      @ForAll("machines") MachineSpec machine,
      @ForAll("policies") SchedulerKind kind,
      @ForAll @IntRange(min = 1, max = 40) int threads,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    RandomThreads run =
        new RandomThreads(machine, new OsSpec(kind, 3000, 0, 0, 0, 0, 0, 0, 0), threads, 1, seed);
    double rounding = threads * machine.speed() * 1.5;
    assertThat(run.workDone).isCloseTo(run.work, Offset.offset(rounding + 1e-9 * run.work));
  }

  @Property(tries = 30, seed = "20261123")
  void sameSeedGivesTheSameTrace(
      @ForAll("machines") MachineSpec machine,
      @ForAll("systems") OsSpec spec,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    assertThat(new RandomThreads(machine, spec, 12, 1, seed).lines)
        .isEqualTo(new RandomThreads(machine, spec, 12, 1, seed).lines)
        .isNotEmpty();
  }

  @Provide
  Arbitrary<PlacementSpec> placements() {
    return Combinators.combine(
            Arbitraries.of(0.0, 1.17, 20.0),
            Arbitraries.of(0.0, 0.75, 1.0),
            Arbitraries.of(0L, 500L, 500_000L))
        .as(PlacementSpec::new);
  }

  @Provide
  Arbitrary<SchedulerKind> policies() {
    return Arbitraries.of(SchedulerKind.class);
  }

  @Provide
  Arbitrary<MachineSpec> machines() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 2),
            Arbitraries.doubles().between(1, 2),
            Arbitraries.doubles().between(0.3, 3),
            Arbitraries.doubles().between(0.4, 1).list().ofMaxSize(4),
            Arbitraries.doubles().between(0.4, 1).list().ofMaxSize(4),
            Combinators.combine(Arbitraries.of(0, 0, 1, 3), Arbitraries.doubles().between(0.3, 1))
                .as(EfficiencyCores::new))
        .as(
            (sockets, cores, threads, yield, speed, turbo, speeds, slow) ->
                new MachineSpec(
                        sockets, cores, threads, yield, speed, turbo, OptionalDouble.empty())
                    .withSpeeds(speed, speeds.subList(0, Math.min(speeds.size(), sockets * cores)))
                    .with(slow));
  }

  @Provide
  Arbitrary<CpuQuota> quotas() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.3, 4), Arbitraries.of(5_000_000L, 12_345_678L))
        .as(CpuQuota::new);
  }

  @Provide
  Arbitrary<BandwidthSpec> bandwidths() {
    return Combinators.combine(
            Arbitraries.of(0L, 1_000L, 1_000_000L),
            Arbitraries.of(0L, 100_000L),
            Arbitraries.of(0L, 500_000L))
        .as(BandwidthSpec::new);
  }

  @Provide
  Arbitrary<OsSpec> systems() {
    Arbitrary<Long> costs = Arbitraries.longs().between(0, 300);
    return Combinators.combine(
            policies(),
            Arbitraries.longs().between(100, 5000),
            Arbitraries.of(0L, 70L, 1000L, 4000L),
            costs,
            costs,
            costs,
            costs,
            Arbitraries.of(0L, 500L, 100_000L))
        .as(
            (kind, slice, tick, change, same, cross, migration, balance) ->
                new OsSpec(kind, slice, tick, change, same, cross, migration, 0, balance));
  }

  /** Threads that compute, sleep, wake and interrupt each other at random. */
  private static final class RandomThreads implements TraceListener {
    private static final int BURSTS = 12;

    final List<String> lines = new ArrayList<>();
    final List<Long> idleBesideWaiting = new ArrayList<>();
    final long[] busyTime;
    final RunEnd end;
    double work;
    double workDone;
    long cpuTime;
    int finished;

    private final MachineSpec machine;
    private final int scale;
    private final RandomStream random;
    private final boolean[] busy;
    private final List<KernelThread> threads = new ArrayList<>();
    private OperatingSystem os;
    private Engine engine;
    private long since;

    /**
     * Runs them.
     *
     * @param scale length of computations and sleeps
     */
    RandomThreads(MachineSpec machine, OsSpec spec, int count, int scale, long seed) {
      this.scale = scale;
      this.machine = machine;
      random = new RandomStreams(seed, 0).stream("threads", count);
      busy = new boolean[machine.hardwareThreads()];
      busyTime = new long[busy.length];
      end =
          Engine.run(
              made -> {
                engine = made;
                os = new OperatingSystem(engine, machine, spec, new RandomStreams(seed, 0), this);
                for (int i = 0; i < count; i++) {
                  KernelThread thread = os.create(new RandomBody());
                  threads.add(thread);
                  later(upTo(5_000), () -> thread.wake(upTo(100)));
                }
                later(0, this::check);
              },
              Long.MAX_VALUE);
      cpuTime = threads.stream().mapToLong(KernelThread::cpuTime).sum();
    }

    private long upTo(int bound) {
      return (long) (random.nextUniform() * bound);
    }

    private void later(long delay, Runnable action) {
      engine.scheduleIn(
          new Event() {
            @Override
            protected void fire() {
              action.run();
            }
          },
          delay);
    }

    private void check() {
      boolean waiting = false;
      boolean idle = false;
      for (int i = 0; i < os.hardwareThreads(); i++) {
        waiting |= os.processor(i).waiting() > 0 && !os.processor(i).throttled();
        idle |= os.processor(i).idle();
      }
      if (waiting && idle) {
        idleBesideWaiting.add(engine.now());
      }
      if (finished < threads.size()) {
        later(1 + upTo(150), this::check);
      }
    }

    @Override
    public void processorBusy(long now, int processor, boolean nowBusy) {
      lines.add(now + " " + processor + " " + nowBusy);
      integrate(now);
      assertThat(nowBusy).isNotEqualTo(busy[processor]);
      busy[processor] = nowBusy;
    }

    @Override
    public void contextSwitch(long now, boolean voluntary) {
      lines.add(now + " switch " + voluntary);
    }

    @Override
    public void migration(long now) {
      lines.add(now + " migration");
    }

    /** The model's speeds, written down once more from the definition. */
    private void integrate(long now) {
      int busyCores = 0;
      double rate = 0;
      int processor = 0;
      for (int core = 0; core < machine.physicalCores(); core++) {
        boolean slow = core >= machine.performanceCores();
        int running = 0;
        for (int i = 0; i < (slow ? 1 : machine.threadsPerCore()); i++) {
          running += busy[processor] ? 1 : 0;
          busyTime[processor] += busy[processor] ? now - since : 0;
          processor++;
        }
        busyCores += running > 0 ? 1 : 0;
        rate +=
            slow
                ? running * machine.efficiencyCores().speed()
                : fast(running) * machine.coreSpeed(core);
      }
      if (busyCores > 0 && !machine.turbo().isEmpty()) {
        rate *= machine.turbo().get(Math.min(busyCores, machine.turbo().size()) - 1);
      }
      workDone += rate * machine.speed() * (now - since);
      since = now;
    }

    private double fast(int running) {
      return running == 2 ? machine.smtYield() : running;
    }

    private final class RandomBody implements ThreadBody {
      private int left = BURSTS;
      private boolean computing;
      private boolean running;

      @Override
      public void processor(KernelThread self, boolean got) {
        assertThat(got).isNotEqualTo(running);
        running = got;
      }

      @Override
      public void run(KernelThread self) {
        assertThat(running).isTrue();
        assertThat(self.onProcessor()).isTrue();
        if (computing && self.remaining() > 0) {
          self.exec(self.remaining());
          return;
        }
        computing = false;
        if (left-- == 0) {
          finished++;
          self.exit();
          return;
        }
        if (random.nextUniform() < 0.3) {
          threads.get((int) upTo(threads.size())).interrupt();
        }
        if (random.nextUniform() < 0.5) {
          double burst =
              random.nextUniform() < 0.1 ? 0 : upTo(4_000 * scale) + random.nextUniform();
          work += burst;
          computing = true;
          self.exec(burst);
        } else {
          running = false;
          self.block();
          later(upTo(3_000 * scale), () -> self.wake(upTo(50)));
        }
      }
    }
  }
}
