package gilsim.cli;

import gilsim.scenario.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gilsim schema}: the JSON schema of scenario files, for editors. */
@Command(name = "schema", description = "Prints the JSON schema of scenario files, for editors.")
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OutputOptions output = new OutputOptions();

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(ScenarioSchema.json());
    return ExitCode.DONE.number();
  }
}
