package gilsim.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file with one number a line: seconds or bytes, or with a unit. The first line may be a heading;
 * what follows a comma, and lines that are empty or begin with {@code #}, do not count.
 *
 * @param quantity what the numbers measure
 */
public record SeriesType(Quantity quantity) implements ValueType<Series> {
  private static final int MOST_LINES = 1_000_000;
  private static final int LONGEST_LINE = 1000;
  private static final Pattern BARE =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");

  @Override
  public Optional<Series> read(Place place) {
    return new FileType()
        .read(place)
        .flatMap(
            file ->
                place.reading().cached(quantity.name() + " of " + file, () -> read(place, file)));
  }

  private Optional<Series> read(Place place, Path file) {
    double[] values = new double[16];
    int size = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      LineSource lines = new LineSource(reader, LONGEST_LINE);
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (lines.number() > MOST_LINES || line.get().length() > LONGEST_LINE) {
          return place.problem("the file has more than a million lines, or one that is too long");
        }
        String text = number(line.get());
        boolean heading =
            lines.number() == 1 && !text.isEmpty() && Character.isLetter(text.charAt(0));
        if (text.isEmpty() || text.startsWith("#") || heading) {
          continue;
        }
        Optional<Double> value =
            value(new Position(file.toString(), lines.number(), 1), text, place);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
        values[size++] = value.get();
      }
    } catch (CharacterCodingException e) {
      return place.problem("the file is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      return place.problem("the file cannot be read: " + e.getMessage());
    }
    return size == 0
        ? place.problem("the file holds no number")
        : Optional.of(Series.of(Arrays.copyOf(values, size)));
  }

  /** The first column, without quotes and byte order mark. */
  private static String number(String line) {
    String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
    int comma = text.indexOf(',');
    text = (comma < 0 ? text : text.substring(0, comma)).strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  private Optional<Double> value(Position position, String text, Place place) {
    Place line = new Place(TextNode.of(text, position), place.path(), place.reading());
    if (!BARE.matcher(text).matches()) {
      return quantity.read(line);
    }
    double value = Double.parseDouble(text) * quantity.dataUnit();
    return quantity.range().contains(value)
        ? Optional.of(value)
        : line.problem("must be a " + quantity.describe());
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
