package gilsim.interpreter;

/** Steps that an event loop can leave to threads. */
public enum ThreadedStep {
  /** Requests to devices, with blocking calls. */
  IO("io"),
  /** C code. */
  NATIVE("native");

  private final String label;

  ThreadedStep(String label) {
    this.label = label;
  }

  /** The word in scenario files. */
  public String label() {
    return label;
  }

  /** True if it is a step of this kind. */
  boolean matches(Instruction instruction) {
    return switch (instruction.code()) {
      case IO -> this == IO;
      case NATIVE_HELD, NATIVE_RELEASED -> this == NATIVE;
      default -> false;
    };
  }
}
