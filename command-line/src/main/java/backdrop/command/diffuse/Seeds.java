package backdrop.command.diffuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The seeds of the pictures to paint, one a picture, each once, written {@code 7,8,9}. */
record Seeds(List<Long> values) {

  Seeds {
    values = List.copyOf(values);
  }

  /** Reads seeds as they are written on the command line. */
  static final class Reader implements ITypeConverter<Seeds> {
    @Override
    public Seeds convert(String text) {
      List<Long> seeds = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        try {
          seeds.add(Long.parseLong(part.strip()));
        } catch (NumberFormatException _) {
          throw new TypeConversionException("'" + part + "' is no whole number of 64 bits");
        }
      }
      if (new HashSet<>(seeds).size() < seeds.size()) {
        throw new TypeConversionException("'" + text + "' names a seed twice");
      }
      return new Seeds(seeds);
    }
  }
}
