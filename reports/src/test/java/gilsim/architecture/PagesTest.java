package gilsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the documentation point at files and name tests that exist. */
class PagesTest {
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();

  /** Target of a link, in the text or at the end of a page; not of a picture. */
  private static final Pattern LINK =
      Pattern.compile("(?<!!)\\[[^\\]]*\\](?:\\(([^)#]+)|: (\\S+))", Pattern.MULTILINE);

  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`", Pattern.MULTILINE);

  @Test
  void linksLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    int found = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String target = link.group(1) == null ? link.group(2) : link.group(1);
        found++;
        if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(TOP.relativize(page) + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(found).isPositive();
  }

  @Test
  void testsThatArePromisedExist() throws IOException {
    Map<String, Path> tests = tests();
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path page : pages()) {
      Matcher test = TEST.matcher(Files.readString(page));
      while (test.find()) {
        Path source = tests.get(test.group(1));
        String method = test.group(2);
        if (source == null
            || (method != null && !Files.readString(source).contains(" " + method + "("))) {
          missing.add(TOP.relativize(page) + ": " + test.group());
        }
        found++;
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isPositive();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages =
        Stream.of("sim-core/docs", "scenarios/docs", "reports/docs")
            .map(TOP::resolve)
            .filter(Files::isDirectory)
            .flatMap(PagesTest::files)) {
      return Stream.concat(Stream.of(TOP.resolve("README.md")), pages)
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    }
  }

  private static Map<String, Path> tests() {
    return Stream.of("sim-core", "scenarios", "reports")
        .map(module -> TOP.resolve(module).resolve("src/test/java"))
        .flatMap(PagesTest::files)
        .filter(file -> file.toString().endsWith("Test.java"))
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                Function.identity(),
                (first, second) -> first));
  }

  private static Stream<Path> files(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
