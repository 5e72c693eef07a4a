package backdrop.diffusion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which words a model understands in a negative prompt. */
public enum NegativeWords {
  /** Any that pictures are described with, also what people wish away: "text, watermark". */
  GENERAL,
  /** Those of scenes only: a small model that never saw the others paints worse for them. */
  SCENE;

  /** How {@code backdrop.json} writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NegativeWords> withId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
