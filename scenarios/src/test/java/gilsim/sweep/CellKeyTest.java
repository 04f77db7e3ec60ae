package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Choice;
import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionKind;
import gilsim.distribution.Empirical;
import gilsim.distribution.Erlang;
import gilsim.distribution.Exponential;
import gilsim.distribution.Hyperexponential;
import gilsim.distribution.Lognormal;
import gilsim.distribution.Normal;
import gilsim.distribution.Pareto;
import gilsim.distribution.Sequence;
import gilsim.distribution.Sum;
import gilsim.distribution.Triangular;
import gilsim.distribution.Uniform;
import gilsim.distribution.Weibull;
import gilsim.experiment.SystemSpec;
import gilsim.form.Series;
import gilsim.scenario.Host;
import gilsim.scenario.ProfileFolder;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key of a cell is made of the print of its system. So that two systems that behave differently
 * never print alike, all that a system is made of must be records of values that print themselves:
 * no arrays, functions or classes without {@code toString}. A {@link Series} prints all its
 * numbers, or a digest of them.
 */
class CellKeyTest {
  private static final Set<Class<?>> PRINTED =
      Set.of(
          String.class,
          Double.class,
          Long.class,
          Integer.class,
          Boolean.class,
          Series.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  private static final Set<Class<?>> CONTAINERS = Set.of(List.class, Map.class, Optional.class);

  /** One for each kind in the registry. */
  private static final Set<Class<?>> DISTRIBUTIONS =
      Set.of(
          Constant.class,
          Exponential.class,
          Uniform.class,
          Normal.class,
          Lognormal.class,
          Erlang.class,
          Hyperexponential.class,
          Pareto.class,
          Weibull.class,
          Triangular.class,
          Choice.class,
          Sequence.class,
          Sum.class,
          Empirical.class);

  private static final String TEXT =
      """
      gilsim: 1
      name: keys
      machine: {cores: 2}
      interpreter: cpython-3.11
      tasks: {work: {count: 4, do: [{compute: 10ms}]}}
      strategies: {threads: {type: threads}, pool: {type: thread-pool, workers: 2}}
      run: {until: 1s, replications: 3, seed: 1}
      """;

  @TempDir Path folder;

  @Test
  void everythingASystemIsMadeOfPrintsItself() {
    Set<Class<?>> seen = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    walk(SystemSpec.class, "SystemSpec", seen, wrong);

    assertThat(wrong).isEmpty();
    assertThat(DISTRIBUTIONS).hasSameSizeAs(DistributionKind.values());
    assertThat(seen).extracting(Class::getSimpleName).contains("Empirical", "ByTaskSpec", "IoStep");
  }

  private static void walk(Type type, String path, Set<Class<?>> seen, List<String> wrong) {
    if (type instanceof WildcardType wildcard) {
      walk(wildcard.getUpperBounds()[0], path, seen, wrong);
    } else if (type instanceof ParameterizedType generic) {
      if (!CONTAINERS.contains((Class<?>) generic.getRawType())) {
        wrong.add(path + ": " + generic);
      }
      for (Type argument : generic.getActualTypeArguments()) {
        walk(argument, path + "[]", seen, wrong);
      }
    } else if (type instanceof Class<?> known && seen.add(known)) {
      walkClass(known, path, seen, wrong);
    }
  }

  private static void walkClass(
      Class<?> type, String path, Set<Class<?>> seen, List<String> wrong) {
    if (type.isPrimitive() || PRINTED.contains(type) || type.isEnum()) {
      return;
    }
    if (type == Distribution.class) {
      DISTRIBUTIONS.forEach(kind -> walk(kind, path + ":" + kind.getSimpleName(), seen, wrong));
    } else if (type.isSealed()) {
      for (Class<?> variant : type.getPermittedSubclasses()) {
        walk(variant, path + ":" + variant.getSimpleName(), seen, wrong);
      }
    } else if (type.isRecord() && printsItself(type)) {
      for (RecordComponent component : type.getRecordComponents()) {
        walk(component.getGenericType(), path + "." + component.getName(), seen, wrong);
      }
    } else {
      wrong.add(path + ": " + type);
    }
  }

  /** The compiler's {@code toString} of a record is final; ours would not be. */
  private static boolean printsItself(Class<?> type) {
    try {
      return java.lang.reflect.Modifier.isFinal(type.getMethod("toString").getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private List<String> keys(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
    return new Planner(new ProfileFolder(Path.of("profiles")), new Host(folder, 2))
            .plan(file, List.of(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty())
            .cells()
            .stream()
            .map(Cell::key)
            .toList();
  }

  @Test
  void whatDeterminesResultsChangesTheKey() throws IOException {
    List<String> keys = keys(TEXT);
    for (String[] change :
        new String[][] {
          {"cores: 2", "cores: 3"},
          {"cpython-3.11", "cpython-3.8"},
          {"10ms", "10.000001ms"},
          {"count: 4", "count: 5"},
          {"until: 1s", "until: 2s"},
          {"until: 1s", "until: 1s, warm-up: 1ms"},
          {"until: 1s", "until: 1s, warm-up: auto"}
        }) {
      assertThat(keys(TEXT.replace(change[0], change[1])))
          .as(change[1])
          .doesNotContainAnyElementsOf(keys);
    }
    assertThat(keys(TEXT.replace("workers: 2", "workers: 3")).get(1)).isNotEqualTo(keys.get(1));
  }

  @Test
  void whatDoesNotDetermineResultsLeavesTheKey() throws IOException {
    List<String> keys = keys(TEXT);
    assertThat(keys(TEXT.replace("name: keys", "name: other"))).isEqualTo(keys);
    assertThat(keys(TEXT.replace("replications: 3", "replications: 9"))).isEqualTo(keys);
    assertThat(keys(TEXT.replace("pool:", "renamed:"))).isEqualTo(keys);
    assertThat(keys(TEXT.replace("10ms", "0.01s"))).isEqualTo(keys);
    assertThat(keys(TEXT + "sweep: {machine.cores: [4, 2]}\n")).containsAll(keys);
  }
}
