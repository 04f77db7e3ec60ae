package gilsim.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One pass over a file: collects all problems, and knows the names that may be referred to. */
public final class Reading {
  private final Path folder;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<String, List<String>> names = new TreeMap<>();
  private final Map<Object, Place> places = new IdentityHashMap<>();

  /**
   * A reading without problems.
   *
   * @param folder the folder to which file names in the scenario are relative
   */
  public Reading(Path folder) {
    this.folder = folder;
  }

  /** The folder to which file names are relative. */
  public Path folder() {
    return folder;
  }

  /** Adds a problem; the same one counts once. */
  public void add(Problem problem) {
    problems.add(problem);
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
    names.put(kind, List.copyOf(known));
  }

  /** The names that exist of a kind. */
  public List<String> names(String kind) {
    return names.getOrDefault(kind, List.of());
  }

  void remember(Object value, Place place) {
    places.put(value, place);
  }

  /** Where a value made by a form was written. */
  public Optional<Place> placeOf(Object value) {
    return Optional.ofNullable(places.get(value));
  }
}
