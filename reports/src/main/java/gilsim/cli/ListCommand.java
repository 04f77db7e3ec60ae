package gilsim.cli;

import gilsim.form.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gilsim list}: what there is. */
@Command(name = "list", description = "Lists what there is to use in scenarios.")
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "library, presets, machines, strategies, devices or metrics; all if left out.")
  private Optional<String> kind = Optional.empty();

  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Inventory> wanted = kind.map(this::named).orElseGet(() -> List.of(Inventory.values()));
    if (output.format() == OutputFormat.TABLE) {
      wanted.forEach(inventory -> table(inventory, wanted.size() > 1));
    } else {
      terminal.print(all(wanted).text(output.format(), false));
    }
    return ExitCode.DONE.number();
  }

  private List<Inventory> named(String name) {
    List<String> labels = Arrays.stream(Inventory.values()).map(Inventory::label).toList();
    if (!labels.contains(name)) {
      throw new ParameterException(
          spec.commandLine(), "there is no list '" + name + "'" + Suggestion.phrase(name, labels));
    }
    return List.of(Inventory.values()[labels.indexOf(name)]);
  }

  private void table(Inventory inventory, boolean titled) {
    List<List<Object>> rows = new ArrayList<>();
    inventory
        .items(terminal.home())
        .forEach(item -> rows.add(List.of(item.name(), item.detail(), item.description())));
    Listing listing = new Listing(List.of("name", inventory.detail(), "description"), rows);
    String text = listing.text(OutputFormat.TABLE, output.color(terminal));
    terminal.print(titled ? inventory.label() + "\n" + text + "\n" : text);
  }

  private Listing all(List<Inventory> wanted) {
    List<List<Object>> rows = new ArrayList<>();
    for (Inventory inventory : wanted) {
      for (Inventory.Item item : inventory.items(terminal.home())) {
        rows.add(List.of(inventory.label(), item.name(), item.detail(), item.description()));
      }
    }
    return new Listing(List.of("kind", "name", "detail", "description"), rows);
  }
}
