package gilsim.device;

/** The request that came last is the next; linked through the requests themselves. */
final class RequestStack implements WaitingLine {
  private final IoRequest bottom = new IoRequest(done -> {});
  private IoRequest top = bottom;
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
    request.next = top;
    top = request;
    size++;
  }

  @Override
  public IoRequest remove(IoRequest leaving) {
    IoRequest request = top;
    top = request.next;
    request.next = null;
    size--;
    return request;
  }
}
