package gilsim.scenario;

import gilsim.form.Key;
import gilsim.form.ListType;
import gilsim.form.MapType;
import gilsim.form.Range;
import gilsim.form.TextType;
import gilsim.form.Types;
import gilsim.form.ValueType;
import java.util.Map;
import java.util.regex.Pattern;

/** How a profile says how far its numbers may be from the truth. */
final class UncertaintyForm {
  private static final int PATH_LENGTH = 100;

  private static final ValueType<String> PATH =
      new TextType(
          "path",
          Pattern.compile("[a-z0-9.-]{1," + PATH_LENGTH + "}"),
          "keys of the profile separated by dots, such as processes.fork");

  private static final ValueType<RelativeInterval> INTERVAL =
      new ListType<>(Types.number(Range.above(0, 1e6)), 2, 2)
          .map(ends -> new RelativeInterval(ends.get(0), ends.get(1)));

  /** The key of machines and interpreters. */
  static final Key<Map<String, RelativeInterval>> KEY =
      Key.optional(
          "uncertainty",
          new MapType<>("parameter", PATH, INTERVAL, 0),
          "for numbers of the profile, as multiples of what is stated, between what they are with"
              + " 95 %; comparisons with real runs draw from it");

  private UncertaintyForm() {}
}
