package gilsim.scenario;

import gilsim.form.Definitions;
import gilsim.form.Form;
import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.form.Place;
import gilsim.form.Reading;
import gilsim.form.ShapeType;
import gilsim.form.Suggestion;
import gilsim.form.TextNode;
import gilsim.form.ValueType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts profiles in place of their names: {@code laptop-4c8t}, {@code profiles/mine.yaml}, {@code
 * this}, {@code {preset: cpython-3.11, switch-interval: 1ms}}, {@code {preset: nvme, servers: 8}}.
 */
final class Profiles {
  /** The key that names where each number comes from; only for people. */
  static final String ORIGIN = "origin";

  private static final String PRESET = Form.PRESET;
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final String THIS = "this";
  private static final int LONGEST_CHAIN = 8;

  /** Interpreters that a later version knows. */
  private static final Pattern LATER = Pattern.compile("pypy.*");

  private final ProfileFolder folder;
  private final Path scenarioFolder;
  private final Host host;
  private final Map<Path, Node> files = new HashMap<>();
  private final Map<String, Optional<Path>> found = new HashMap<>();

  Profiles(ProfileFolder folder, Path scenarioFolder, Host host) {
    this.folder = folder;
    this.scenarioFolder = scenarioFolder;
    this.host = host;
  }

  /** A profile's name or path, or all of it. */
  static <T> ValueType<T> reference(Form<T> form) {
    return new ShapeType<>(new Unresolved<T>(form.name()), form);
  }

  /** A device profile's name or path, or all of it. */
  static <T> ValueType<T> device(ValueType<T> whole) {
    return new ShapeType<>(new Unresolved<T>("device"), whole);
  }

  /**
   * A name that is still there when profiles have been put in: the profile was not found, and that
   * was said already.
   *
   * @param kind what it names
   */
  private record Unresolved<T>(String kind) implements ValueType<T> {
    @Override
    public Optional<T> read(Place place) {
      Reading reading = place.reading();
      return reading.isWrong(place.path())
          ? Optional.empty()
          : place.problem("must be the name of a " + kind);
    }

    @Override
    public String describe() {
      return "name or path of a profile";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
      return Map.of("type", "string");
    }
  }

  /** Puts the profile in place of its name; what cannot be found is a problem and stays. */
  Node resolve(ProfileFolder.Kind kind, ValueType<?> form, Place place) {
    return resolve(kind, form, place, scenarioFolder, 0);
  }

  /** The same for something written in a file of a folder, reached through so many others. */
  private Node resolve(
      ProfileFolder.Kind kind, ValueType<?> form, Place place, Path beside, int depth) {
    if (depth > LONGEST_CHAIN) {
      place.problem("presets refer to each other in a circle");
      return TextNode.of("", place.node().position());
    }
    if (place.node() instanceof TextNode text && !text.isEmpty()) {
      return named(kind, form, place, beside, depth);
    }
    if (!(place.node() instanceof MapNode map)) {
      return place.node();
    }
    Optional<Node> preset = map.get(PRESET);
    MapNode own = map.without(PRESET).without(ORIGIN);
    if (preset.isEmpty()) {
      return own;
    }
    if (!(preset.get() instanceof TextNode)) {
      place.child(PRESET, preset.get()).problem("must be the name of a preset or profile");
      return TextNode.of("", place.node().position());
    }
    Node base = resolve(kind, form, place.child(PRESET, preset.get()), beside, depth + 1);
    return base instanceof MapNode ? form.merge(base, own) : base;
  }

  private Node named(
      ProfileFolder.Kind kind, ValueType<?> form, Place place, Path beside, int depth) {
    String name = ((TextNode) place.node()).text();
    if (kind == ProfileFolder.Kind.MACHINE && name.equals(THIS)) {
      return host.describe(place.node().position());
    }
    Optional<Path> file = file(kind, place, name, beside);
    if (file.isEmpty()) {
      return place.node();
    }
    Node profile = files.computeIfAbsent(file.get(), YamlSource::read);
    if (!(profile instanceof MapNode map)) {
      place.problem("the profile " + file.get() + " must be a map");
      return place.node();
    }
    String shortName = file.get().getFileName().toString().replaceFirst("\\.ya?ml$", "");
    MapNode whole = map.without(DESCRIPTION);
    boolean named = kind != ProfileFolder.Kind.DEVICE;
    if (named && whole.get(NAME).isEmpty() && whole.get(PRESET).isEmpty()) {
      whole = whole.with(NAME, TextNode.of(shortName, place.node().position()));
    }
    Path folderOfFile = Optional.ofNullable(file.get().getParent()).orElse(beside);
    Place inside = new Place(whole, place.path(), place.reading());
    return resolve(kind, form, inside, folderOfFile, depth + 1);
  }

  private Optional<Path> file(ProfileFolder.Kind kind, Place place, String name, Path beside) {
    if (name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml")) {
      return path(kind, place, name, beside);
    }
    Optional<Path> known =
        found.computeIfAbsent(kind.label() + " " + name, key -> folder.find(kind, name));
    if (known.isPresent()) {
      return known;
    }
    if (kind == ProfileFolder.Kind.INTERPRETER && LATER.matcher(name).matches()) {
      return place.notSupportedYet(kind.label() + ": " + name, place.node().position());
    }
    return place.problem(
        "there is no " + kind.label() + " '" + name + "'" + known(name, folder.names(kind)));
  }

  /** Names that look alike may be of very different things, so all are listed. */
  private static String known(String name, Collection<String> names) {
    String near = Suggestion.phrase(name, names);
    return near.endsWith("?") ? near + " Known: " + String.join(", ", names) : near;
  }

  private static Optional<Path> path(
      ProfileFolder.Kind kind, Place place, String name, Path beside) {
    try {
      Path file = beside.resolve(name);
      return Files.exists(file)
          ? Optional.of(file)
          : place.problem(
              "there is no " + kind.label() + " profile '" + name + "' in the folder " + beside);
    } catch (InvalidPathException e) {
      return place.problem("is not a file name");
    }
  }
}
