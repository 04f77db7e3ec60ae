package gilsim.scenario;

import gilsim.device.DeviceKind;
import gilsim.device.DeviceSpec;
import gilsim.form.Definitions;
import gilsim.form.Form;
import gilsim.form.Node;
import gilsim.form.Pages;
import gilsim.form.Place;
import gilsim.form.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A device, which may also be written as a profile with some keys of its own. */
record DeviceEntryType(ValueType<DeviceSpec.Unnamed> device)
    implements ValueType<DeviceSpec.Unnamed> {

  DeviceEntryType() {
    this(DeviceKind.type());
  }

  @Override
  public Optional<DeviceSpec.Unnamed> read(Place place) {
    return device.read(place);
  }

  @Override
  public String describe() {
    return device.describe();
  }

  @Override
  public Map<String, Object> schema(Definitions definitions) {
    Map<String, Object> preset =
        Map.of("type", "object", "required", List.of(Form.PRESET), "description", "a profile");
    return Map.of("anyOf", List.of(preset, device.schema(definitions)));
  }

  @Override
  public Node complete(Node node) {
    return device.complete(node);
  }

  @Override
  public Node merge(Node base, Node over) {
    return device.merge(base, over);
  }

  @Override
  public List<String> keys(Node node) {
    return device.keys(node);
  }

  @Override
  public Optional<ValueType<?>> at(String key, Node node) {
    return device.at(key, node);
  }

  @Override
  public void document(Pages pages) {
    device.document(pages);
  }
}
