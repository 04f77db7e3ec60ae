package gilsim.store;

import gilsim.metric.MetricValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of a run, in order: runs of a cell share it, so that a run stores numbers only.
 *
 * @param metrics names
 * @param units their units
 */
record Layout(List<String> metrics, List<String> units) {

  static Layout of(List<MetricValue> values) {
    return new Layout(
        values.stream().map(MetricValue::metric).toList(),
        values.stream().map(MetricValue::unit).toList());
  }

  static Layout read(ByteBuffer from) {
    int size = from.getInt();
    List<String> metrics = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      metrics.add(RecordBytes.text(from));
      units.add(RecordBytes.text(from));
    }
    return new Layout(List.copyOf(metrics), List.copyOf(units));
  }

  byte[] toBytes() {
    RecordBytes bytes = new RecordBytes(RecordKind.LAYOUT).number(metrics.size());
    for (int i = 0; i < metrics.size(); i++) {
      bytes.text(metrics.get(i)).text(units.get(i));
    }
    return bytes.toArray();
  }

  List<MetricValue> values(ByteBuffer from) {
    List<MetricValue> values = new ArrayList<>(metrics.size());
    for (int i = 0; i < metrics.size(); i++) {
      values.add(new MetricValue(metrics.get(i), units.get(i), from.getDouble()));
    }
    return values;
  }
}
