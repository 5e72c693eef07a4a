package backdrop.prompt.style;

/**
 * All that a person decides about a style of their own; also what an export takes along.
 *
 * @param text what it says
 * @param suggested settings that suit it
 */
public record StyleDesign(StyleText text, SuggestedSettings suggested) {
  /**
   * The same design, with its text stripped and missing languages filled in.
   *
   * @throws backdrop.kit.failure.Failure STYLE_NAME_MISSING, STYLE_TEMPLATE_INVALID,
   *     STYLE_SETTING_OUT_OF_RANGE or TEXT_TOO_LONG
   */
  StyleDesign checked() {
    return checked("");
  }

  /**
   * As {@link #checked()}, for one style among others.
   *
   * @param prefix goes before the names of fields
   */
  StyleDesign checked(String prefix) {
    return new StyleDesign(text.checked(prefix), suggested.checked(prefix + "suggested."));
  }
}
