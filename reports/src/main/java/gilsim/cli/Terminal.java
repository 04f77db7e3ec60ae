package gilsim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a command runs.
 *
 * @param out results
 * @param err progress, messages and errors
 * @param output what {@code out} writes to
 * @param outIsTerminal whether people read {@code out}
 * @param errIsTerminal whether a line on {@code err} can be drawn again
 * @param columns width of the terminal
 * @param color whether colours are welcome
 * @param folder the current folder
 * @param home the checkout, which holds profiles and library
 * @param interrupts what signals do
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    StandardOutput output,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    boolean color,
    Path folder,
    Path home,
    Interrupts interrupts) {
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 20;

  /**
   * That of this process. The launcher says what is a terminal ({@code gilsim.terminals}: out, err)
   * and how wide it is ({@code gilsim.columns}), because Java only tells whether input and output
   * both are one.
   */
  static Terminal ofProcess() {
    Optional<String> told = Optional.ofNullable(System.getProperty("gilsim.terminals"));
    Set<String> terminals =
        told.map(names -> Set.of(names.strip().split(" ")))
            .orElseGet(() -> System.console() == null ? Set.of() : Set.of("out", "err"));
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    String noColor = System.getenv("NO_COLOR");
    StandardOutput output = StandardOutput.ofProcess();
    return new Terminal(
        stream(output),
        stream(new FileOutputStream(FileDescriptor.err)),
        output,
        terminals.contains("out"),
        terminals.contains("err") && !dumb,
        columns(System.getProperty("gilsim.columns", "")),
        !dumb && (noColor == null || noColor.isEmpty()),
        Path.of(""),
        Path.of(System.getProperty("gilsim.home", "")),
        Interrupts.ofProcess());
  }

  /** UTF-8 whatever the locale: the tables hold ± and names may hold anything. */
  private static PrintStream stream(java.io.OutputStream target) {
    return new PrintStream(new java.io.BufferedOutputStream(target), true, StandardCharsets.UTF_8);
  }

  private static int columns(String text) {
    return text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= LEAST_COLUMNS
        ? Integer.parseInt(text)
        : USUAL_COLUMNS;
  }

  /** Writes a line of text to {@code err}. */
  void say(String text) {
    err.print(printable(text) + "\n");
  }

  /** Writes text to {@code out}. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** The text without characters that would steer a terminal; files may hold any. */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
              if (control || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
