package gilsim.cli;

import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Python;
import gilsim.sweep.Plan;
import java.util.List;
import java.util.Optional;

/** What would be measured, and about how long it takes: the answer to {@code --dry-run}. */
final class MeasureOutline {
  private MeasureOutline() {}

  /** A line for the interpreter and one for each scenario, with what cannot be measured. */
  static String of(List<Plan> plans, Python python, MeasureOptions options) {
    StringBuilder text = new StringBuilder();
    text.append("python ").append(python).append('\n');
    for (Plan plan : plans) {
      MeasurePlan one =
          new MeasurePlan(plan, python, options.repetitions(), options.disks(), Optional.empty());
      text.append(one.scenario())
          .append(": ")
          .append(one.size())
          .append(" cells x ")
          .append(options.repetitions())
          .append(" repetitions, about ")
          .append(ProgressText.time(one.seconds() * options.repetitions()))
          .append('\n');
      one.remarks().forEach(remark -> text.append("  ").append(remark).append('\n'));
    }
    return text.toString();
  }
}
