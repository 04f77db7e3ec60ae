package gilsim.device;

/** Requests in the order of their coming, linked through themselves. */
final class RequestQueue implements WaitingLine {
  private IoRequest first;
  private IoRequest last;
  private int size;

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void add(IoRequest request) {
    if (size == 0) {
      first = request;
    } else {
      last.next = request;
    }
    last = request;
    size++;
  }

  @Override
  public IoRequest remove(IoRequest leaving) {
    return remove();
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
