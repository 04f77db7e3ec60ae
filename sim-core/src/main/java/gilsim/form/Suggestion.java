package gilsim.form;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a user may have meant by an unknown word. */
public final class Suggestion {

  private static final int MOST_TRIED = 300;
  private static final int MOST_LISTED = 30;

  private Suggestion() {}

  /**
   * The known word that is nearest to an unknown one, if one is near: at most a third of its
   * letters (at least one, two from four letters on) changed, swapped, left out or added.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > 100) {
      return Optional.empty();
    }
    int limit = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
    return known.stream()
        .limit(MOST_TRIED)
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /** {@code ; did you mean 'x'?}, or the known words where none is near. */
  public static String phrase(String word, Collection<String> known) {
    return nearest(word, known)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse(known.isEmpty() ? "" : "; known: " + list(known));
  }

  /** The words with commas between, the first ones if they are many. */
  static String list(Collection<String> words) {
    String first = words.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return words.size() > MOST_LISTED ? first + ", ..." : first;
  }

  /** Letters to change, insert, leave out or swap (optimal string alignment), without case. */
  static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
