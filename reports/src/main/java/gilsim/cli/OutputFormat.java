package gilsim.cli;

import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** The form of the tables on standard output. */
enum OutputFormat {
  /** Aligned text for people. */
  TABLE,
  /** Comma-separated values with plain numbers in base units. */
  CSV,
  /** The same as JSON. */
  JSON;

  /** The format of a word on the command line. */
  static OutputFormat of(String word) {
    for (OutputFormat format : values()) {
      if (format.toString().equals(word)) {
        return format;
      }
    }
    throw new TypeConversionException("'" + word + "' is none of table, csv and json");
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
