package gilsim.hardware;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A machine's processors.
 *
 * @param sockets processor packages, at least 1
 * @param cores physical cores per socket, at least 1
 * @param threadsPerCore hardware threads per core, 1 or 2
 * @param smtYield total throughput of a core whose two hardware threads are busy, relative to one
 *     alone; 1 to 2
 * @param speed of one core alone relative to the reference core, above 0
 * @param turbo relative clock by number of busy cores (first entry: one busy core; the last entry
 *     holds for all larger numbers); empty for a constant clock
 * @param pricePerHour price of the machine per hour, in any currency
 */
public record MachineSpec(
    int sockets,
    int cores,
    int threadsPerCore,
    double smtYield,
    double speed,
    List<Double> turbo,
    OptionalDouble pricePerHour) {

  /** Validates the ranges and copies the table. */
  public MachineSpec {
    turbo = List.copyOf(turbo);
    require(sockets >= 1, "sockets must be at least 1 but is " + sockets);
    require(cores >= 1, "cores must be at least 1 but is " + cores);
    require(
        threadsPerCore == 1 || threadsPerCore == 2,
        "threads-per-core must be 1 or 2 but is " + threadsPerCore);
    require(smtYield >= 1 && smtYield <= 2, "smt-yield must be between 1 and 2 but is " + smtYield);
    require(speed > 0 && Double.isFinite(speed), "speed must be above 0 but is " + speed);
    require(
        turbo.stream().allMatch(f -> f > 0 && Double.isFinite(f)),
        "turbo must hold numbers above 0 but is " + turbo);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Number of physical cores of the whole machine. */
  public int physicalCores() {
    return sockets * cores;
  }

  /** Number of hardware threads of the whole machine. */
  public int hardwareThreads() {
    return physicalCores() * threadsPerCore;
  }

  /** Relative clock when one core is busy: the clock at which compute times are stated. */
  public double soloClock() {
    return turbo.isEmpty() ? 1.0 : turbo.get(0);
  }
}
