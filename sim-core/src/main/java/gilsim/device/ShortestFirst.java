package gilsim.device;

/** The request with the shortest service time is the next; of equal ones, the first that came. */
final class ShortestFirst implements WaitingLine {
  private final TransferHeap requests = new TransferHeap();

  @Override
  public boolean isEmpty() {
    return requests.isEmpty();
  }

  @Override
  public int size() {
    return requests.size();
  }

  @Override
  public void add(IoRequest request) {
    request.finish = request.work;
    requests.add(request);
  }

  @Override
  public IoRequest remove(IoRequest leaving) {
    return requests.removeFirst();
  }
}
