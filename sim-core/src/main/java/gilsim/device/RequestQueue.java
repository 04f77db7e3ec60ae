package gilsim.device;

/** Requests in the order of their coming, linked through themselves. */
final class RequestQueue {
  private IoRequest first;
  private IoRequest last;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void add(IoRequest request) {
    if (size == 0) {
      first = request;
    } else {
      last.next = request;
    }
    last = request;
    size++;
  }

  /** Takes the longest waiting request out; there must be one. */
  IoRequest remove() {
    IoRequest request = first;
    first = request.next;
    request.next = null;
    size--;
    return request;
  }
}
