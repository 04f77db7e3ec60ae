package gilsim.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the metrics have to know about a replication beforehand.
 *
 * @param hardwareThreads of the machine, whatever part of them a container may use, at least 1
 * @param cpuQuota whether the CPU time is limited
 * @param devices names by the index that the trace uses
 * @param refusing names of the devices that can refuse requests
 * @param queues names by the index that the trace uses
 * @param locks names by the index that the trace uses
 * @param variables names of the shared variables by the index that the trace uses
 * @param taskKinds names by the index that the trace uses
 * @param pricePerHour of the machine, in any currency; empty if nobody stated it
 * @param untilDone whether the run ends when all finite work is done, rather than after a duration
 * @param warmUp nothing counts before {@link Measurement#warmUpEnded} if this is above 0,
 *     nanoseconds
 */
public record MetricContext(
    int hardwareThreads,
    boolean cpuQuota,
    List<String> devices,
    Set<String> refusing,
    List<String> queues,
    List<String> locks,
    List<String> variables,
    List<String> taskKinds,
    OptionalDouble pricePerHour,
    boolean untilDone,
    long warmUp) {

  /** Copies the lists and validates the ranges. */
  public MetricContext {
    devices = List.copyOf(devices);
    refusing = Set.copyOf(refusing);
    queues = List.copyOf(queues);
    locks = List.copyOf(locks);
    variables = List.copyOf(variables);
    taskKinds = List.copyOf(taskKinds);
    if (hardwareThreads < 1) {
      throw new IllegalArgumentException(
          "hardware threads must be at least 1 but are " + hardwareThreads);
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException("warm-up must be at least 0 but is " + warmUp);
    }
  }
}
