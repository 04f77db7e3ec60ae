package gilsim.library;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.form.MapNode;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.ProfileFolder.Kind;
import gilsim.scenario.YamlSource;
import gilsim.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every profile loads and says where each of its numbers comes from. */
class ProfilesTest {
  private static final ProfileFolder PROFILES = Scenarios.PROFILES;
  private static final Path FITTED = Path.of("library", "fitted");
  private static final Set<String> WORDS = Set.of("name", "description", "preset", "origin");

  /** Choices of behaviour rather than numbers. */
  private static final Set<String> CHOICES = Set.of("gil-policy");

  @TempDir Path folder;

  static Stream<Path> profiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      PROFILES.names(kind).forEach(name -> files.add(PROFILES.find(kind, name).orElseThrow()));
    }
    try (Stream<Path> fitted = Files.list(FITTED)) {
      fitted.sorted().forEach(files::add);
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyNumberHasAnOrigin(Path file) {
    MapNode profile = (MapNode) YamlSource.read(file);
    MapNode origins = (MapNode) profile.get("origin").orElseThrow();
    List<String> paths = new ArrayList<>();
    leaves(profile, "", paths);
    for (String path : paths) {
      assertThat(origins.keys()).as("origin of %s", path).anyMatch(key -> covers(key, path));
    }
    for (String key : origins.keys()) {
      assertThat(paths.stream().anyMatch(path -> covers(key, path)) || profile.get(key).isPresent())
          .as("there is something that the origin %s is of", key)
          .isTrue();
      assertThat(origins.text(key).orElse(""))
          .as("origin of %s", key)
          .matches(
              "(?s)(by definition|source|measured|published|assumed|fitted|interpolated|taken from|not compared|the ).+");
    }
    assertThat(profile.text("description").orElse("")).hasSizeGreaterThan(10);
  }

  private static boolean covers(String key, String path) {
    return path.equals(key) || path.startsWith(key + ".");
  }

  private static void leaves(MapNode map, String prefix, List<String> paths) {
    for (MapNode.Entry entry : map.entries()) {
      String path = prefix + entry.key();
      if (WORDS.contains(path) || CHOICES.contains(path)) {
        continue;
      }
      if (entry.value() instanceof MapNode below) {
        leaves(below, path + ".", paths);
      } else {
        paths.add(path);
      }
    }
  }

  @Test
  void everyMachineLoads() throws IOException {
    for (String name : PROFILES.names(Kind.MACHINE)) {
      Plan plan = new Scenarios(folder).with("machine", name).plan();
      assertThat(plan.cells().get(0).system().machine().hardwareThreads()).isPositive();
    }
  }

  @Test
  void everyInterpreterLoads() throws IOException {
    for (String name : PROFILES.names(Kind.INTERPRETER)) {
      Plan plan = new Scenarios(folder).with("interpreter", name).plan();
      assertThat(plan.cells().get(0).system().interpreter().name()).isEqualTo(name);
    }
  }
}
