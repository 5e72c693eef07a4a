package backdrop.command.diffuse;

import backdrop.diffusion.SizeLimits;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A width and a height in pixels, written {@code 512x384}. */
record Size(int width, int height) {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

  /** Whether a model with these limits paints at this size. */
  boolean within(SizeLimits limits) {
    return limits.accepts(width) && limits.accepts(height);
  }

  /** The nearest sizes that such a model takes, the smaller first. */
  Set<Size> nearest(SizeLimits limits) {
    Set<Size> sizes = new LinkedHashSet<>();
    sizes.add(new Size(below(width, limits), below(height, limits)));
    sizes.add(new Size(above(width, limits), above(height, limits)));
    return sizes;
  }

  /** The nearest sizes as options to type. */
  String suggestion(SizeLimits limits) {
    return nearest(limits).stream()
        .map(size -> "--size " + size)
        .collect(Collectors.joining(" or "));
  }

  private static int below(int side, SizeLimits limits) {
    int multiple = limits.multiple();
    return Math.clamp((long) side / multiple * multiple, limits.minimum(), limits.maximum());
  }

  private static int above(int side, SizeLimits limits) {
    int multiple = limits.multiple();
    return Math.clamp(
        (long) Math.ceilDiv(side, multiple) * multiple, limits.minimum(), limits.maximum());
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }

  /** Reads a size as it is written on the command line. */
  static final class Reader implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + text + "' is no size such as 512x512");
      }
      return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
  }
}
