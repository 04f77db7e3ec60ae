package gilsim.workload;

import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.ValueType;

/**
 * Python bytecode: holds the GIL whenever it runs and can be switched out at a check point.
 *
 * @param time CPU time of one task alone on the scenario's unswept core and interpreter,
 *     nanoseconds
 */
public record ComputeStep(Distribution time) implements Step {

  /** How it is written: the time. */
  public static final ValueType<ComputeStep> TYPE =
      DistributionType.duration().map(ComputeStep::new);
}
