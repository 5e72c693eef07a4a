package backdrop.prompt.suggestion;

import backdrop.prompt.text.LocalizedText;
import backdrop.prompt.text.TextSource;

/**
 * One suggestion.
 *
 * @param text what goes into a prompt, in both languages
 * @param parts what it is made of
 * @param source who wrote it
 */
public record Scene(LocalizedText text, Parts parts, TextSource source) {
  /**
   * What a scene is made of, each a phrase in both languages; a part that nothing is said of is
   * empty.
   *
   * @param place where it is, "in a bright kitchen"
   * @param surface what the product stands on, "on a light oak table"
   * @param background what is behind, "a blurred white wall behind"
   * @param light "soft morning light"
   * @param mood "calm mood"
   * @param palette "warm beige tones"
   * @param negative what to avoid, "clutter"
   */
  public record Parts(
      LocalizedText place,
      LocalizedText surface,
      LocalizedText background,
      LocalizedText light,
      LocalizedText mood,
      LocalizedText palette,
      LocalizedText negative) {}
}
