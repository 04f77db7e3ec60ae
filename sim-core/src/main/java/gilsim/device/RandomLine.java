package gilsim.device;

import java.util.Arrays;

/**
 * Each of the waiting requests is the next with equal probability. The random number is the one
 * that the leaving request brought along: it was not used before and has nothing to do with those
 * who wait, and it is the same whatever else the device has done.
 */
final class RandomLine implements WaitingLine {
  private IoRequest[] requests = new IoRequest[16];
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
    if (size == requests.length) {
      requests = Arrays.copyOf(requests, 2 * size);
    }
    requests[size++] = request;
  }

  @Override
  public IoRequest remove(IoRequest leaving) {
    int chosen = (int) (leaving.uniform * size);
    IoRequest request = requests[chosen];
    requests[chosen] = requests[--size];
    requests[size] = null;
    return request;
  }
}
