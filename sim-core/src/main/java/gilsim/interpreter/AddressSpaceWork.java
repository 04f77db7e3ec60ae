package gilsim.interpreter;

import gilsim.hardware.Interference;

/**
 * Work that makes, copies or gives back pages of a process: forking, starting, ending.
 *
 * @param work nanoseconds on the reference core with all others idle, at least 0
 * @param interference how it and what runs beside it slow each other
 */
record AddressSpaceWork(double work, Interference interference) {
  /** Nothing to do. */
  static final AddressSpaceWork NONE = new AddressSpaceWork(0);

  /** Work that interferes with nobody. */
  AddressSpaceWork(double work) {
    this(work, Interference.NONE);
  }
}
