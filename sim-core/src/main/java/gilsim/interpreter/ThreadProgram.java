package gilsim.interpreter;

/** What a Python thread does. */
public interface ThreadProgram {
  /**
   * The last operation is over; the thread holds the GIL and a processor. The program starts at
   * most one operation of the thread, as the last thing it does; without one it is called again at
   * the same instant.
   */
  void step(PythonThread thread);

  /** Its process was killed and is gone; asked of the program of a child's main thread only. */
  default void processDied(PythonThread thread) {}

  /** What its thread still does after it ended it, without the GIL; asked just then. */
  default AddressSpaceWork exitWork() {
    return AddressSpaceWork.NONE;
  }

  /** True once it ended its thread. */
  default boolean ended() {
    return false;
  }
}
