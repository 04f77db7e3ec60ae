package gilsim.hardware;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A machine's processors. Its hardware threads are all there are, whatever part of them a container
 * may use. They are numbered from 0 through the performance cores, siblings beside each other, and
 * then through the efficiency cores.
 *
 * @param sockets processor packages, at least 1
 * @param cores physical cores per socket, at least 1; of a hybrid processor its performance cores
 * @param threadsPerCore hardware threads per (performance) core, 1 or 2
 * @param smtYield total throughput of a core whose two hardware threads are busy, relative to one
 *     alone; 1 to 2
 * @param speed of one core alone relative to the reference core, above 0
 * @param coreSpeeds relative speeds of the performance cores in their order, above 0; cores that
 *     are not listed have 1. Of the operating system nobody tells: strangers on a virtual machine's
 *     host slow one core and not another
 * @param turbo relative clock by number of busy cores (first entry: one busy core; the last entry
 *     holds for all larger numbers); empty for a constant clock
 * @param efficiencyCores slower cores beside the others
 * @param speedModes random changes of speed; empty: none
 * @param memory main memory, bytes; empty: enough
 * @param pricePerHour price of the machine per hour, in any currency
 */
public record MachineSpec(
    int sockets,
    int cores,
    int threadsPerCore,
    double smtYield,
    double speed,
    List<Double> coreSpeeds,
    List<Double> turbo,
    EfficiencyCores efficiencyCores,
    Optional<SpeedModes> speedModes,
    OptionalLong memory,
    OptionalDouble pricePerHour) {

  /** Validates the ranges and copies the table. */
  public MachineSpec {
    coreSpeeds = List.copyOf(coreSpeeds);
    turbo = List.copyOf(turbo);
    require(sockets >= 1, "sockets must be at least 1 but is " + sockets);
    require(cores >= 1, "cores must be at least 1 but is " + cores);
    require(
        threadsPerCore == 1 || threadsPerCore == 2,
        "threads-per-core must be 1 or 2 but is " + threadsPerCore);
    require(smtYield >= 1 && smtYield <= 2, "smt-yield must be between 1 and 2 but is " + smtYield);
    require(speed > 0 && Double.isFinite(speed), "speed must be above 0 but is " + speed);
    require(
        coreSpeeds.stream().allMatch(f -> f > 0 && Double.isFinite(f)),
        "core-speeds must hold numbers above 0 but is " + coreSpeeds);
    require(
        coreSpeeds.size() <= sockets * cores,
        "core-speeds has "
            + coreSpeeds.size()
            + " numbers, for "
            + sockets * cores
            + " cores; give at most one for each");
    require(memory.orElse(1) > 0, "memory must be above 0 but is " + memory);
    require(
        turbo.stream().allMatch(f -> f > 0 && Double.isFinite(f)),
        "turbo must hold numbers above 0 but is " + turbo);
  }

  /** A machine whose cores are all alike. */
  public MachineSpec(
      int sockets,
      int cores,
      int threadsPerCore,
      double smtYield,
      double speed,
      List<Double> turbo,
      OptionalDouble pricePerHour) {
    this(
        sockets,
        cores,
        threadsPerCore,
        smtYield,
        speed,
        List.of(),
        turbo,
        EfficiencyCores.none(),
        Optional.empty(),
        OptionalLong.empty(),
        pricePerHour);
  }

  /** The same with slower cores beside the others. */
  public MachineSpec with(EfficiencyCores slower) {
    return with(speed, coreSpeeds, turbo, slower, speedModes, memory);
  }

  /** The same with random changes of speed. */
  public MachineSpec with(SpeedModes modes) {
    return with(speed, coreSpeeds, turbo, efficiencyCores, Optional.of(modes), memory);
  }

  /**
   * The same at other speeds.
   *
   * @param machine of the machine; above 0
   * @param single of single performance cores relative to it, in their order; above 0
   */
  public MachineSpec withSpeeds(double machine, List<Double> single) {
    return with(machine, single, turbo, efficiencyCores, speedModes, memory);
  }

  /**
   * The same with another relative clock by number of busy cores.
   *
   * @param clocks as in {@code turbo}
   */
  public MachineSpec withTurbo(List<Double> clocks) {
    return with(speed, coreSpeeds, clocks, efficiencyCores, speedModes, memory);
  }

  /**
   * The same with a limit of main memory.
   *
   * @param bytes above 0
   */
  public MachineSpec withMemory(long bytes) {
    return with(speed, coreSpeeds, turbo, efficiencyCores, speedModes, OptionalLong.of(bytes));
  }

  private MachineSpec with(
      double otherSpeed,
      List<Double> otherCoreSpeeds,
      List<Double> otherTurbo,
      EfficiencyCores otherEfficiencyCores,
      Optional<SpeedModes> otherModes,
      OptionalLong otherMemory) {
    return new MachineSpec(
        sockets,
        cores,
        threadsPerCore,
        smtYield,
        otherSpeed,
        otherCoreSpeeds,
        otherTurbo,
        otherEfficiencyCores,
        otherModes,
        otherMemory,
        pricePerHour);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * Speed of a performance core relative to the machine's.
   *
   * @param core from 0
   */
  public double coreSpeed(int core) {
    return core < coreSpeeds.size() ? coreSpeeds.get(core) : 1;
  }

  /** Number of performance cores of the whole machine. */
  public int performanceCores() {
    return sockets * cores;
  }

  /** Number of physical cores of the whole machine. */
  public int physicalCores() {
    return sockets * (cores + efficiencyCores.count());
  }

  /** Number of hardware threads of the whole machine. */
  public int hardwareThreads() {
    return sockets * (cores * threadsPerCore + efficiencyCores.count());
  }

  /** Relative clock when one core is busy: the clock at which compute times are stated. */
  public double soloClock() {
    return turbo.isEmpty() ? 1.0 : turbo.get(0);
  }
}
