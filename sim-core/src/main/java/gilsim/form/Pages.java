package gilsim.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the forms that a type leads to, each once. */
public final class Pages {
  private final Map<String, FormPage> pages = new LinkedHashMap<>();

  /** Adds a form; false if it was there already. */
  public boolean add(FormPage page) {
    return pages.putIfAbsent(page.name(), page) == null;
  }

  /** All forms, in the order in which they were met. */
  public List<FormPage> all() {
    return new ArrayList<>(pages.values());
  }
}
