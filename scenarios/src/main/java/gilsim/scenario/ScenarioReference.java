package gilsim.scenario;

import gilsim.form.FormPage;
import gilsim.form.Key;
import gilsim.form.Pages;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The reference of scenario files as a Markdown page: every key with what may be written, its
 * default and its meaning, made from the same forms that read them.
 */
public final class ScenarioReference {
  private static final String HEAD =
      """
      # Scenario files: reference

      Every key of a scenario, made from the code that reads it. A scenario is YAML 1.2; the whole of
      it is described first, its parts below. Names of files are relative to the scenario.

      Durations are `90ms`, `5us`, `1.5s`, `2m`, `12h` or `7ns`; sizes `4KiB` (1024 bytes), `2MB` (10⁶
      bytes) or `7B`; rates `50/s`; bandwidths `12.5MB/s`; shares `2%` or `0.02`. Zero needs no unit.
      Values that `costs: none` sets to zero are marked "cost". "Not yet" means that the format has the
      key but this version refuses it.

      Editors check a scenario while it is written if its first line is

      ```yaml
      # yaml-language-server: $schema=PATH/scenarios/docs/scenario.schema.json
      ```
      """;

  private static final Pattern MAP = Pattern.compile("map \\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");
  private static final Pattern CHOICE =
      Pattern.compile("an? ([a-z ]+) such as \\{[a-z-]+: \\.\\.\\.\\}");

  private final StringBuilder out = new StringBuilder(HEAD);
  private final List<FormPage> pages;

  private ScenarioReference(List<FormPage> pages) {
    this.pages = pages;
    pages.forEach(this::page);
  }

  /** The page as Markdown, ending with a line feed. */
  public static String markdown() {
    Pages pages = new Pages();
    ScenarioForm.TYPE.document(pages);
    return new ScenarioReference(pages.all()).out.toString();
  }

  private void page(FormPage page) {
    out.append("\n## ").append(page.name()).append("\n\n");
    String title = page.title();
    out.append(Character.toUpperCase(title.charAt(0))).append(title.substring(1)).append(".\n");
    boolean choice = !page.alternatives().isEmpty();
    if (choice) {
      out.append(
          page.keys().isEmpty()
              ? "\nThe key `type` says which of these it is: " + alternatives(page) + ".\n"
              : "\nExactly one of these keys.\n");
    }
    if (!page.keys().isEmpty()) {
      out.append("\n| key | value | ").append(choice ? "" : "default | ").append("meaning |\n");
      out.append("|---|---|").append(choice ? "" : "---|").append("---|\n");
      page.keys().forEach(key -> row(page, key, choice));
    }
  }

  /** Links to the sections of the alternatives: {@code delay} is described as delay-device. */
  private String alternatives(FormPage page) {
    return page.alternatives().stream()
        .map(label -> "[`%s`](#%s)".formatted(label, section(label, label + "-" + page.name())))
        .collect(Collectors.joining(", "));
  }

  /** The longer name where it is one: {@code queue} is also a queue between tasks. */
  private String section(String label, String longer) {
    return pages.stream().anyMatch(page -> page.name().equals(longer)) ? longer : label;
  }

  private void row(FormPage page, Key<?> key, boolean choice) {
    boolean later = key.presence() == Key.Presence.LATER;
    out.append("| `").append(key.name()).append("` | ");
    out.append(later ? "" : cell(linked(page, key.type().describe()))).append(" | ");
    if (!choice) {
      out.append(later ? "not yet" : fallback(key)).append(" | ");
    }
    out.append(cell(key.meaning())).append(key.cost() ? " (cost)" : "").append(" |\n");
  }

  /** A description in which the titles of other sections are links. */
  private String linked(FormPage page, String description) {
    boolean size =
        description.startsWith("size ")
            || page.name().startsWith("size-")
            || page.name().endsWith("-size");
    String link = MAP.matcher(description).replaceAll(match -> link(match, size));
    return CHOICE.matcher(link).replaceAll(match -> link(match, size));
  }

  private String link(MatchResult match, boolean size) {
    List<String> names =
        pages.stream().filter(p -> p.title().equals(match.group(1))).map(FormPage::name).toList();
    return names.stream()
        .filter(name -> name.contains("size") == size)
        .findFirst()
        .or(() -> names.stream().findFirst())
        .map(name -> "[%s](#%s)".formatted(name, name))
        .orElse(Matcher.quoteReplacement(match.group()));
  }

  private static String fallback(Key<?> key) {
    if (key.presence() == Key.Presence.REQUIRED) {
      return "required";
    }
    return key.fallback().map(text -> text.equals("{}") ? "" : "`" + text + "`").orElse("");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
