package gilsim.os;

import java.util.Arrays;

/**
 * Waiting threads, earliest virtual deadline first, first come first among equals. A sorted array:
 * the first eligible thread is nearly always at its front, and arrivals nearly always go to its
 * end, so it beats a tree up to many thousands of threads.
 *
 * <p>Under CFS the deadline of a waiting thread is its vruntime.
 */
final class DeadlineQueue {
  private SchedulingEntity[] entities = new SchedulingEntity[8];
  private int size;

  int size() {
    return size;
  }

  /**
   * One of the waiting.
   *
   * @param position from 0, in the order of deadlines
   */
  SchedulingEntity get(int position) {
    return entities[position];
  }

  void add(SchedulingEntity entity) {
    if (size == entities.length) {
      entities = Arrays.copyOf(entities, 2 * size);
    }
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entities[middle].deadline <= entity.deadline) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(entities, low, entities, low + 1, size - low);
    entities[low] = entity;
    size++;
  }

  SchedulingEntity remove(int position) {
    SchedulingEntity entity = entities[position];
    size--;
    System.arraycopy(entities, position + 1, entities, position, size - position);
    entities[size] = null;
    return entity;
  }
}
