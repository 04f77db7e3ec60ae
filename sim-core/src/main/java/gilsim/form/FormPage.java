package gilsim.form;

import java.util.List;

/**
 * What the reference page shows of a form.
 *
 * @param name the form's name
 * @param title how its section is called
 * @param keys its keys
 * @param alternatives names of the alternatives, if it is a choice; else empty
 */
public record FormPage(String name, String title, List<Key<?>> keys, List<String> alternatives) {
  /** Copies the lists. */
  public FormPage {
    keys = List.copyOf(keys);
    alternatives = List.copyOf(alternatives);
  }
}
