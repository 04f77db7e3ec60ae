package gilsim.form;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The name of an existing file, relative to the scenario's folder. */
public record FileType() implements ValueType<Path> {

  @Override
  public Optional<Path> read(Place place) {
    return place.text("a file name").flatMap(text -> file(place, text.text()));
  }

  private static Optional<Path> file(Place place, String name) {
    Path file;
    try {
      file = place.reading().folder().resolve(name);
    } catch (InvalidPathException e) {
      return place.problem("is not a file name");
    }
    if (Files.isDirectory(file)) {
      return place.problem("'" + name + "' is a folder; name a file");
    }
    return Files.isReadable(file)
        ? Optional.of(file)
        : place.problem("there is no readable file '" + name + "' beside the scenario");
  }

  @Override
  public String describe() {
    return "file name, relative to the scenario's folder";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("type", "string");
  }
}
