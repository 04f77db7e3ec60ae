package gilsim.cli;

import gilsim.device.DeviceKind;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.MapNode;
import gilsim.metric.Metric;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.ScenarioException;
import gilsim.scenario.YamlSource;
import gilsim.strategy.StrategyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of thing that {@code gilsim list} shows. */
enum Inventory {
  /** Scenarios that come with the program. */
  LIBRARY("library", Inventory::library),
  /** Interpreters by name. */
  PRESETS("presets", home -> profiles(home, ProfileFolder.Kind.INTERPRETER)),
  /** Machines by name. */
  MACHINES("machines", home -> profiles(home, ProfileFolder.Kind.MACHINE)),
  /** Ways to run tasks. */
  STRATEGIES(
      "strategies",
      home ->
          Arrays.stream(StrategyKind.values())
              .map(kind -> written(kind.label(), kind.form()))
              .toList()),
  /** What I/O waits for: kinds, then devices by name, which scenarios call by {@code preset}. */
  DEVICES(
      "devices",
      home ->
          Stream.concat(
                  Arrays.stream(DeviceKind.values())
                      .map(kind -> written(kind.label(), kind.form())),
                  profiles(home, ProfileFolder.Kind.DEVICE).stream()
                      .map(item -> new Item(item.name(), "preset", item.description())))
              .toList()),
  /** What is measured. */
  METRICS(
      "metrics",
      home ->
          Arrays.stream(Metric.values())
              .map(m -> new Item(m.pattern(), m.unit(), m.description()))
              .toList());

  /**
   * One thing.
   *
   * @param name how scenarios call it
   * @param detail the unit of a metric, the keys of a strategy or device; may be empty
   * @param description what it is
   */
  record Item(String name, String detail, String description) {}

  private final String label;
  private final Function<Path, List<Item>> items;

  Inventory(String label, Function<Path, List<Item>> items) {
    this.label = label;
    this.items = items;
  }

  /** The word on the command line. */
  String label() {
    return label;
  }

  /** What the column {@link Item#detail} holds. */
  String detail() {
    return this == METRICS ? "unit" : "keys";
  }

  /**
   * All there is of it.
   *
   * @param home the checkout
   */
  List<Item> items(Path home) {
    return items.apply(home);
  }

  private static Item written(String label, Form<?> form) {
    String keys =
        form.keys().stream()
            .filter(key -> key.presence() != Key.Presence.LATER)
            .<String>map(Key::name)
            .collect(Collectors.joining(", "));
    return new Item(label, keys, form.title());
  }

  private static List<Item> profiles(Path home, ProfileFolder.Kind kind) {
    ProfileFolder folder = ProfileFolder.ofCheckout(home);
    return folder.names(kind).stream()
        .map(name -> new Item(name, "", text(folder.find(kind, name).orElseThrow(), "description")))
        .toList();
  }

  private static List<Item> library(Path home) {
    Path folder = home.resolve("scenarios").resolve("library");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(Inventory::isScenario)
          .sorted()
          .map(file -> new Item(folder.relativize(file).toString(), "", text(file, "description")))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A link stands for a scenario that is listed itself; a profile is none. */
  private static boolean isScenario(Path file) {
    return file.getFileName().toString().endsWith(".yaml")
        && !Files.isSymbolicLink(file)
        && !text(file, "gilsim").isEmpty();
  }

  /** First sentence of a text in a file; a file that cannot be read is listed without. */
  private static String text(Path file, String key) {
    try {
      String text = YamlSource.read(file) instanceof MapNode map ? map.text(key).orElse("") : "";
      String line = text.strip().replaceAll("\\s+", " ");
      int stop = line.indexOf(". ");
      return stop < 0 ? line : line.substring(0, stop + 1);
    } catch (ScenarioException e) {
      return "";
    }
  }
}
