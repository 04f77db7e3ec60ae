package gilsim.sweep;

import gilsim.experiment.SystemSpec;
import gilsim.hardware.MachineSpec;
import java.util.List;

/**
 * How fast the processors of a machine were at some time, for which the work of a real run was
 * made.
 *
 * @param made the speed that the work was made for, relative to the machine's; above 0
 * @param speeds of the processors relative to {@code made}, of the one on which the run began
 *     first; above 0, not empty
 */
public record ProcessorSpeeds(double made, List<Double> speeds) {
  /** Copies the speeds. */
  public ProcessorSpeeds {
    speeds = List.copyOf(speeds);
    if (speeds.isEmpty() || made <= 0 || speeds.stream().anyMatch(speed -> speed <= 0)) {
      throw new IllegalArgumentException("speeds are above 0: " + made + ", " + speeds);
    }
  }

  /** The same with all processors at another speed. */
  public ProcessorSpeeds times(double factor) {
    return new ProcessorSpeeds(made, speeds.stream().map(speed -> speed * factor).toList());
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
            ? machine.withSpeeds(stated, speeds.stream().map(speed -> made * speed).toList())
            : machine.withSpeeds(stated * made * speeds.get(0), List.of()),
        made);
  }
}
