package gilsim.device;

import gilsim.form.ValueType;
import gilsim.form.WordType;
import java.util.function.Supplier;

/** In which order waiting requests are served. Nobody in service is interrupted. */
public enum Discipline {
  /** First come first served. */
  FIFO("fifo", RequestQueue::new),
  /** Last come first served. */
  LIFO("lifo", RequestStack::new),
  /** Any of the waiting ones with equal probability. */
  RANDOM("random", RandomLine::new),
  /** The one with the shortest service time: a disk that sorts its accesses by distance. */
  SHORTEST("shortest", ShortestFirst::new);

  private final String label;
  private final Supplier<WaitingLine> line;

  Discipline(String label, Supplier<WaitingLine> line) {
    this.label = label;
    this.line = line;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }

  /** How it is written. */
  static ValueType<Discipline> type() {
    return WordType.of(values(), Discipline::label);
  }

  /** True if serving in this order takes a random number of every request. */
  boolean draws() {
    return this == RANDOM;
  }

  WaitingLine line() {
    return line.get();
  }
}
