package gilsim.workload;

/**
 * An instruction of an increment, by the time that it takes. What it does to check points is said
 * by {@link IncrementForm.Kind}.
 */
public enum Bytecode {
  /** FOR_ITER. */
  NEXT("next", "FOR_ITER over a range, which makes a number"),
  /** LOAD_FAST, LOAD_CONST, DUP_TOP, ROT_TWO and the like. */
  LOCAL("local", "a local variable that is read, a constant, the stack"),
  /** STORE_FAST. */
  STORE_LOCAL("store-local", "STORE_FAST of a number, which frees the one before"),
  /** LOAD_GLOBAL. */
  LOAD_GLOBAL("load-global", "LOAD_GLOBAL"),
  /** STORE_GLOBAL. */
  STORE_GLOBAL("store-global", "STORE_GLOBAL of a number, which frees the one before"),
  /** LOAD_ATTR. */
  LOAD_ATTRIBUTE("load-attribute", "LOAD_ATTR"),
  /** STORE_ATTR. */
  STORE_ATTRIBUTE("store-attribute", "STORE_ATTR of a number, which frees the one before"),
  /** BINARY_SUBSCR. */
  LOAD_ITEM("load-item", "BINARY_SUBSCR of a list"),
  /** STORE_SUBSCR. */
  STORE_ITEM("store-item", "STORE_SUBSCR of a number in a list, which frees the one before"),
  /** BINARY_ADD, later BINARY_OP. */
  ADD("add", "BINARY_ADD, which makes a number"),
  /** JUMP_ABSOLUTE, later JUMP_BACKWARD. */
  JUMP("jump", "the jump back to the begin of the loop"),
  /** LOAD_GLOBAL or LOAD_CONST before a call. */
  ARGUMENT("argument", "loading a function or its argument; part of the call"),
  /** CALL_FUNCTION, later CALL. */
  QUICK_CALL("quick-call", "a call of len and the like"),
  /** CALL_FUNCTION, later CALL. */
  CALL("call", "a call of another built-in function"),
  /** CALL_FUNCTION to its entry, and from there to the end of RETURN_VALUE: half each. */
  PYTHON_CALL("python-call", "a call of a function written in Python");

  private final String label;
  private final String meaning;

  Bytecode(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** The word in interpreter profiles. */
  public String label() {
    return label;
  }

  /** What it is, for the reference of scenario files. */
  public String meaning() {
    return meaning;
  }
}
