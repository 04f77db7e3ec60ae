package gilsim.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10%} as 0.1. */
final class ShareConverter implements ITypeConverter<Double> {
  private static final double PERCENT = 100;

  @Override
  public Double convert(String text) {
    try {
      if (text.endsWith("%")) {
        double percent = Double.parseDouble(text.substring(0, text.length() - 1).strip());
        if (percent >= 0 && Double.isFinite(percent)) {
          return percent / PERCENT;
        }
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new TypeConversionException("must be a share such as 10%, not '" + text + "'");
  }
}
