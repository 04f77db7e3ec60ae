package gilsim.cli;

import gilsim.measure.MeasureOptions;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Python;
import gilsim.sweep.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** One line for check programs that take turns with the scenarios. */
  static String ofChecks(List<Plan> plans, Python python, MeasureOptions options) {
    List<MeasurePlan> all =
        plans.stream()
            .map(plan -> new MeasurePlan(plan, python, options.repetitions(), Optional.empty()))
            .toList();
    return "between them check programs, which say how wide bands must be: "
        + all.stream().mapToInt(MeasurePlan::size).sum()
        + " cells x "
        + options.repetitions()
        + " repetitions, about "
        + ProgressText.time(
            options.repetitions() * all.stream().mapToDouble(MeasurePlan::seconds).sum())
        + '\n';
  }

  /** Where the results would go, and what happens to those that are there. */
  static String target(Path into, boolean fresh) {
    boolean kept = Files.exists(into) && !fresh;
    return "would write to " + into + (kept ? " (what it holds already is not done again)" : "");
  }
}
