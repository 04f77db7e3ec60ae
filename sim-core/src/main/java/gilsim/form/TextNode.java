package gilsim.form;

/**
 * A single value.
 *
 * @param text as written, without quotes
 * @param quoted whether it stood in quotes
 * @param position where
 */
public record TextNode(String text, boolean quoted, Position position) implements Node {
  private static final int LONGEST = 60;

  /** An unquoted value. */
  public static TextNode of(String text, Position position) {
    return new TextNode(text, false, position);
  }

  /** True if nothing is written where a value could be. */
  public boolean isEmpty() {
    return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  @Override
  public long size() {
    return 1;
  }

  @Override
  public String kind() {
    return "a value";
  }

  @Override
  public String print() {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
