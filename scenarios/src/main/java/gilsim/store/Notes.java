package gilsim.store;

import java.util.ArrayList;
import java.util.List;

/** Sentences for people; of very many, the first ones and how many more there are. */
final class Notes {
  private static final int MOST = 50;

  private final List<String> first = new ArrayList<>();
  private long more;

  void add(String note) {
    if (first.size() < MOST) {
      first.add(note);
    } else {
      more++;
    }
  }

  List<String> toList() {
    List<String> all = new ArrayList<>(first);
    if (more > 0) {
      all.add("... and " + more + " more");
    }
    return List.copyOf(all);
  }
}
