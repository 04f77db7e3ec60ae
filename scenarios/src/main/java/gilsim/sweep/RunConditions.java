package gilsim.sweep;

import gilsim.distribution.Distribution;
import gilsim.distribution.Empirical;
import gilsim.experiment.SystemSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was around a real run and no part of it: how fast the processors were, and how late the
 * program that plays the devices was.
 *
 * @param processors their speeds
 * @param lateness of answers, nanoseconds, each as likely as the others, by the device's name;
 *     devices that are not there were punctual
 */
public record RunConditions(ProcessorSpeeds processors, Map<String, List<Double>> lateness) {
  /** Copies the lateness. */
  public RunConditions {
    // In order, because the print is part of a cell's key.
    lateness = Collections.unmodifiableMap(new TreeMap<>(lateness));
  }

  /**
   * The same with every processor at another speed.
   *
   * @param factors one for each, in their order
   */
  public RunConditions times(List<Double> factors) {
    return new RunConditions(processors.times(factors), lateness);
  }

  /**
   * A system in these conditions.
   *
   * @param stated the speed of the system's machine at other times
   */
  public SystemSpec of(SystemSpec system, double stated) {
    Map<String, Distribution> late = new TreeMap<>();
    lateness.forEach((device, values) -> late.put(device, new Empirical(values)));
    return processors.of(system, stated).late(late);
  }
}
