package gilsim.plot;

import java.util.Locale;

/** File names from names of scenarios, metrics and axes. */
public final class FileNames {
  private static final int LONGEST = 80;

  private FileNames() {}

  /** Lower case; everything but letters, digits and dots becomes a hyphen; never empty. */
  public static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.]+", "-")
            .replaceAll("^[-.]+|[-.]+$", "");
    String cut = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    return cut.isEmpty() ? "unnamed" : cut;
  }
}
