package gilsim.form;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The values of a form's keys. */
public final class Values {
  private final Map<String, Object> values;

  Values(Map<String, Object> values) {
    this.values = values;
  }

  /** The value of a key that is required or has a default. */
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> new NoSuchElementException(key.name()));
  }

  /** The value of a key that may be absent. */
  @SuppressWarnings("unchecked") // only Form fills the map, each value from its own key's type
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable((T) values.get(key.name()));
  }
}
