package gilsim.sweep;

import gilsim.experiment.SystemSpec;
import gilsim.hardware.MachineSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How fast the processors of a machine were at some time, for which the work of a real run was
 * made.
 *
 * @param made the speed that the work was made for, relative to the machine's; above 0
 * @param speeds of the processors relative to {@code made}, of the one on which the run began
 *     first, while it was busy alone; above 0, not empty
 * @param together speed of each while all are busy, relative to alone; above 0; empty if nobody
 *     looked
 */
public record ProcessorSpeeds(double made, List<Double> speeds, OptionalDouble together) {
  /** Copies the speeds. */
  public ProcessorSpeeds {
    speeds = List.copyOf(speeds);
    if (speeds.isEmpty()
        || made <= 0
        || together.orElse(1) <= 0
        || speeds.stream().anyMatch(speed -> speed <= 0)) {
      throw new IllegalArgumentException(
          "speeds are above 0: " + made + ", " + speeds + ", " + together);
    }
  }

  /**
   * The same with every processor at another speed.
   *
   * @param factors one for each, in their order
   */
  public ProcessorSpeeds times(List<Double> factors) {
    return new ProcessorSpeeds(
        made,
        IntStream.range(0, speeds.size())
            .mapToObj(processor -> speeds.get(processor) * factors.get(processor))
            .toList(),
        together);
  }

  /**
   * A system at that time. What costs Python and the operating system state for the machine takes
   * longer on slower processors; the stated times of work are those at the speed that the work was
   * made for.
   *
   * @param stated the speed of the system's machine at other times
   */
  public SystemSpec of(SystemSpec system, double stated) {
    MachineSpec machine = system.machine();
    // Of a part of the processors, or of siblings on one core, nobody knows which is which.
    boolean known =
        speeds.size() == machine.hardwareThreads() && speeds.size() == machine.performanceCores();
    return system.on(
        known
            ? together(machine)
                .withSpeeds(stated, speeds.stream().map(speed -> made * speed).toList())
            : machine.withSpeeds(stated * made * speeds.get(0), List.of()),
        made);
  }

  /** Only all at once were looked at: between one and all busy processors the clock is a line. */
  private MachineSpec together(MachineSpec machine) {
    if (together.isEmpty() || speeds.size() < 2) {
      return machine;
    }
    double step = (together.getAsDouble() - 1) / (speeds.size() - 1);
    return machine.withTurbo(
        IntStream.range(0, speeds.size()).mapToObj(others -> 1 + others * step).toList());
  }
}
