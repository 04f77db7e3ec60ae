package gilsim.cli;

import gilsim.form.Problem;
import gilsim.scenario.ScenarioException;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gilsim check}: reads and validates scenarios without simulating. */
@Command(name = "check", description = "Reads and validates scenarios without simulating.")
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "SCENARIO",
      description = "Scenario files; a folder stands for its *.yaml files.")
  private List<Path> scenarios = List.of();

  @Option(
      names = "--show",
      description = "Prints the resolved scenario: profiles and defaults put in.")
  private boolean show;

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private ReplicationsOption replications = new ReplicationsOption();
  @Mixin private OutputOptions output = new OutputOptions();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PlanReader reader = new PlanReader(terminal.home(), plan, replications.number());
    List<Path> files = ScenarioFiles.expand(scenarios);
    List<Plan> fine = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>();
    for (Path file : files) {
      try {
        Plan read = reader.read(file);
        fine.add(read);
        print(read, files.size() > 1);
      } catch (ScenarioException e) {
        problems.addAll(e.problems());
      }
    }
    if (!show && output.format() != OutputFormat.TABLE) {
      terminal.print(PlanFacts.listing(fine).text(output.format(), false));
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(List.copyOf(problems));
    }
    return ExitCode.DONE.number();
  }

  private void print(Plan read, boolean several) {
    if (show) {
      terminal.print((several ? "---\n" : "") + read.resolved());
    } else if (output.format() == OutputFormat.TABLE) {
      terminal.print(new PlanFacts(read).sentence() + "\n");
    }
  }
}
