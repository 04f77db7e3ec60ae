package gilsim.measure;

import gilsim.device.DeviceSpec;
import gilsim.experiment.SystemSpec;
import gilsim.workload.BatchArrival;
import gilsim.workload.ChooseStep;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.NativeStep;
import gilsim.workload.OpenArrival;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.List;

/** About how long one measured run takes, seconds: for plans and time-outs, not for results. */
final class Estimate {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Start of the interpreters, reference loops, exit. */
  private static final double AROUND = 1.0;

  private final SystemSpec system;
  private double computing;
  private double waiting;

  private Estimate(SystemSpec system) {
    this.system = system;
  }

  static double seconds(SystemSpec system, int workers) {
    if (system.limit().horizon().isPresent()) {
      return AROUND + system.limit().horizon().getAsLong() / NANOS_PER_SECOND;
    }
    Estimate estimate = new Estimate(system);
    system.tasks().forEach(task -> estimate.add(task.program(), count(task)));
    return AROUND + (estimate.computing + estimate.waiting / workers) / NANOS_PER_SECOND;
  }

  /** The longest that a pass of any task takes by itself on average, seconds. */
  static double longestPass(SystemSpec system) {
    double longest = 0;
    for (TaskSpec task : system.tasks()) {
      Estimate estimate = new Estimate(system);
      estimate.add(task.program(), 1);
      longest = Math.max(longest, estimate.computing + estimate.waiting);
    }
    return longest / NANOS_PER_SECOND;
  }

  private static double count(TaskSpec task) {
    if (task.arrival() instanceof BatchArrival batch) {
      return batch.count();
    }
    return task.arrival() instanceof OpenArrival open && open.finite() ? open.limit() : 1;
  }

  private void add(List<Step> steps, double times) {
    for (Step step : steps) {
      add(step, times);
      double inner = step instanceof RepeatStep repeat ? repeat.times() : 1;
      if (step instanceof ChooseStep choose) {
        double total = choose.branches().stream().mapToDouble(ChooseStep.Branch::weight).sum();
        choose.branches().forEach(b -> add(b.body(), times * b.weight() / total));
      } else {
        add(step.inner(), times * inner);
      }
    }
  }

  private void add(Step step, double times) {
    if (step instanceof ComputeStep compute) {
      computing += times * compute.time().mean();
    } else if (step instanceof NativeStep call) {
      computing += times * call.time().mean();
    } else if (step instanceof SleepStep sleep) {
      waiting += times * sleep.time().mean();
    } else if (step instanceof IoStep io) {
      waiting += times * meanTime(io);
    }
  }

  private double meanTime(IoStep io) {
    double bytes = io.size().map(size -> size.mean()).orElse(0.0);
    return system.devices().stream()
        .filter(device -> device.name().equals(io.device()))
        .mapToDouble((DeviceSpec device) -> device.meanTime(bytes))
        .sum();
  }
}
