package gilsim.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with one number a line: seconds or bytes, or with a unit. The first line may be a heading;
 * what follows a comma, and lines that are empty or begin with {@code #}, do not count.
 *
 * @param quantity what the numbers measure
 * @param bareUnit factor of a number without a unit to the base unit
 */
public record SeriesType(Quantity quantity, double bareUnit) implements ValueType<List<Double>> {
  private static final int MOST_LINES = 1_000_000;
  private static final int LONGEST_LINE = 1000;

  @Override
  public Optional<List<Double>> read(Place place) {
    return new FileType().read(place).flatMap(file -> read(place, file));
  }

  private Optional<List<Double>> read(Place place, Path file) {
    List<Double> values = new ArrayList<>();
    int problems = place.reading().problems().size();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number > MOST_LINES || line.length() > LONGEST_LINE) {
          return place.problem("the file has more than a million lines, or one that is too long");
        }
        String text = line.split(",", 2)[0].strip();
        boolean heading = number == 1 && !text.isEmpty() && Character.isLetter(text.charAt(0));
        if (text.isEmpty() || text.startsWith("#") || heading) {
          continue;
        }
        value(new Position(file.toString(), number, 1), text, place).ifPresent(values::add);
        if (place.reading().problems().size() > problems) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      return place.problem("cannot be read as UTF-8 text: " + e.getMessage());
    }
    return values.isEmpty() ? place.problem("the file holds no number") : Optional.of(values);
  }

  private Optional<Double> value(Position position, String text, Place place) {
    try {
      double value = Double.parseDouble(text) * bareUnit;
      if (quantity.range().contains(value)) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // It has a unit, or is wrong: the quantity says which.
    }
    return quantity.read(new Place(TextNode.of(text, position), place.path(), place.reading()));
  }

  @Override
  public String describe() {
    return "file name; the file has one " + quantity.name() + " a line";
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    return Map.of("type", "string");
  }
}
