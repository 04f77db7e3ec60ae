package gilsim.interpreter;

/**
 * Work that makes, copies or gives back pages of a process: forking, starting, ending. Under
 * hypervisors each change of a page table may have to reach all processors that run just then, so
 * that such work is slower for as long as others are busy.
 *
 * @param work nanoseconds on the reference core with all others idle, at least 0
 * @param besideBusy how many times longer it takes while another hardware thread is busy, at least
 *     1
 */
record AddressSpaceWork(double work, double besideBusy) {
  /** Nothing to do. */
  static final AddressSpaceWork NONE = new AddressSpaceWork(0, 1);
}
