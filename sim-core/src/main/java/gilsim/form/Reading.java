package gilsim.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One pass over a file: collects all problems, and knows the names that may be referred to. */
public final class Reading {
  private static final int MOST_PROBLEMS = 100;

  private final Path folder;
  private final Map<String, Series> files;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<String, Set<String>> names = new TreeMap<>();
  private final Map<Object, Place> places = new IdentityHashMap<>();

  /**
   * A reading without problems.
   *
   * @param folder the folder to which file names in the scenario are relative
   */
  public Reading(Path folder) {
    this(folder, new HashMap<>());
  }

  /**
   * A reading without problems that shares the content of data files with others.
   *
   * @param folder the folder to which file names in the scenario are relative
   * @param files what earlier readings found in files; grows
   */
  public Reading(Path folder, Map<String, Series> files) {
    this.folder = folder;
    this.files = files;
  }

  /** The content of a data file, read once and then shared. */
  Optional<Series> cached(String key, Supplier<Optional<Series>> read) {
    Optional<Series> known = Optional.ofNullable(files.get(key));
    if (known.isPresent()) {
      return known;
    }
    Optional<Series> found = read.get();
    found.ifPresent(series -> files.put(key, series));
    return found;
  }

  /** The folder to which file names are relative. */
  public Path folder() {
    return folder;
  }

  /** Adds a problem; the same one counts once, and beyond a hundred none is added. */
  public void add(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Whether there are so many problems that looking for more is of no use. */
  public boolean isFull() {
    return problems.size() == MOST_PROBLEMS;
  }

  /** Whether something is wrong with the value at a path, or below it. */
  public boolean isWrong(String path) {
    return problems.stream()
        .map(Problem::path)
        .anyMatch(wrong -> wrong.equals(path) || wrong.startsWith(path + "."));
  }

  /** All problems so far, in the order found. */
  public List<Problem> problems() {
    return new ArrayList<>(problems);
  }

  /**
   * Says which names exist.
   *
   * @param kind what they name, e.g. {@code device}
   * @param known the names
   */
  public void declare(String kind, Collection<String> known) {
    names.put(kind, new LinkedHashSet<>(known));
  }

  /** The names that exist of a kind. */
  public Set<String> names(String kind) {
    return names.getOrDefault(kind, Set.of());
  }

  void remember(Object value, Place place) {
    places.put(value, place);
  }

  /** Where a value made by a form was written. */
  public Optional<Place> placeOf(Object value) {
    return Optional.ofNullable(places.get(value));
  }
}
