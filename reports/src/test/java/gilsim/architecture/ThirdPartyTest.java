package gilsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of third-party libraries lists exactly what is on the class path at run time. */
class ThirdPartyTest {
  /** {@code group:artifact:jar:version:scope}, as Maven prints a dependency. */
  private static final Pattern RESOLVED = Pattern.compile("([\\w.-]+:[\\w.-]+):jar:([\\w.-]+):");

  /** {@code | `group:artifact:version` | licence |}, a row of the page. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+:[\\w.-]+)` \\| [^| ]+");

  @Test
  void pageListsEveryRuntimeLibraryWithItsVersion() throws IOException {
    Set<String> resolved =
        find(
            RESOLVED,
            "target/runtime-libraries.txt",
            match -> match.group(1) + ":" + match.group(2));
    Set<String> listed = find(ROW, "docs/third-party.md", match -> match.group(1));

    assertThat(resolved).isNotEmpty();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(resolved);
  }

  private static Set<String> find(
      Pattern pattern, String file, java.util.function.Function<MatchResult, String> text)
      throws IOException {
    return pattern
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map(text)
        .collect(Collectors.toSet());
  }
}
