package gilsim.hardware;

import gilsim.kernel.Engine;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.Optional;

/**
 * All processors of one machine and the speed each of them has at this moment: the machine's speed
 * × the core's own × the clock for the number of busy cores × what a busy sibling leaves.
 *
 * <p>A hardware thread whose sibling is busy runs at half the core's total throughput (the SMT
 * yield). Linux used the same form, 1178/1024 per core and half of it per sibling ({@code smt_gain}
 * in the old {@code sd_init}). The clock falls with the number of busy cores as in the tables that
 * processor makers publish (e.g. Intel 000056901: 4.0, 3.9, 3.8, 3.7 GHz for 1 to 4 cores).
 */
public final class Processors {
  private final Engine engine;
  private final MachineSpec spec;
  private final RandomStreams streams;
  private final TraceListener trace;
  private final Core[] cores;
  private final HardwareThread[] threads;
  private final double[] clock;
  private int busyCores;
  private int busyThreads;
  private int disturbing;
  private double disturbance = 1;

  /**
   * The idle processors of a machine.
   *
   * @param streams for speed modes
   * @param trace hears when a hardware thread becomes busy or idle
   */
  public Processors(Engine engine, MachineSpec spec, RandomStreams streams, TraceListener trace) {
    this.engine = engine;
    this.spec = spec;
    this.streams = streams;
    this.trace = trace;
    cores = new Core[spec.physicalCores()];
    threads = new HardwareThread[spec.hardwareThreads()];
    int number = 0;
    for (int c = 0; c < cores.length; c++) {
      cores[c] =
          c < spec.performanceCores()
              ? Core.performance(this, c, number, spec.threadsPerCore(), spec.coreSpeed(c))
              : Core.efficiency(this, c, number, spec.efficiencyCores().speed());
      for (int i = 0; i < cores[c].threads(); i++) {
        threads[number++] = cores[c].thread(i);
      }
    }
    clock = new double[cores.length + 1];
    for (int n = 0; n < clock.length; n++) {
      int entry = Math.min(Math.max(n, 1), spec.turbo().size()) - 1;
      clock[n] = spec.speed() * (spec.turbo().isEmpty() ? 1.0 : spec.turbo().get(entry));
    }
  }

  /** The changes of a core's speed that come from outside. */
  Optional<ModeSwitch> modes(Core core) {
    return spec.speedModes()
        .map(
            modes ->
                new ModeSwitch(
                    engine, modes, streams.stream("speed-modes", core.index()), core::retime));
  }

  /** How many physical cores there are. */
  public int cores() {
    return cores.length;
  }

  /**
   * One physical core: the performance cores come first.
   *
   * @param index from 0
   */
  public Core core(int index) {
    return cores[index];
  }

  /** How many hardware threads there are. */
  public int hardwareThreads() {
    return threads.length;
  }

  /**
   * One hardware thread.
   *
   * @param index from 0
   */
  public HardwareThread thread(int index) {
    return threads[index];
  }

  /** How many cores have a busy hardware thread. */
  public int busyCores() {
    return busyCores;
  }

  /** How many hardware threads are busy. */
  public int busyHardwareThreads() {
    return busyThreads;
  }

  /** Present speed of a busy hardware thread, relative to the reference core. */
  double speed(HardwareThread thread) {
    double shared = thread.core().busy() > 1 ? spec.smtYield() / 2 : 1.0;
    return clock[busyCores] * shared * thread.core().speed();
  }

  Engine engine() {
    return engine;
  }

  long now() {
    return engine.now();
  }

  void started(HardwareThread thread) {
    busyThreads++;
    thread.core().busy(thread.core().busy() + 1);
    trace.processorBusy(now(), thread.index(), true);
    changed(thread.core(), thread.core().busy() == 1 ? 1 : 0);
    companyChanged(2);
  }

  void stopped(HardwareThread thread) {
    busyThreads--;
    thread.core().busy(thread.core().busy() - 1);
    trace.processorBusy(now(), thread.index(), false);
    changed(thread.core(), thread.core().busy() == 0 ? -1 : 0);
    companyChanged(1);
  }

  /** What is slowed by others' being busy at all, if that has just changed. */
  private void companyChanged(int busyNow) {
    if (disturbing > 0 && busyThreads == busyNow) {
      retimeAll();
    }
  }

  /** A burst that interferes with others begins. */
  void disturbanceBegins() {
    disturbing++;
    disturbanceChanged();
  }

  /** A burst that interferes with others has ended or was halted. */
  void disturbanceEnds() {
    disturbing--;
    disturbanceChanged();
  }

  private void disturbanceChanged() {
    double strongest = 1;
    for (HardwareThread each : threads) {
      strongest = Math.max(strongest, each.slowsOthers());
    }
    if (strongest != disturbance) {
      disturbance = strongest;
      retimeAll();
    }
  }

  /** How many times longer bursts without interference take just now. */
  double disturbance() {
    return disturbance;
  }

  private void retimeAll() {
    for (HardwareThread each : threads) {
      each.retime();
    }
  }

  private void changed(Core core, int moreBusyCores) {
    double before = clock[busyCores];
    busyCores += moreBusyCores;
    if (clock[busyCores] != before) {
      retimeAll();
    } else if (moreBusyCores == 0) {
      core.retime();
    }
  }
}
