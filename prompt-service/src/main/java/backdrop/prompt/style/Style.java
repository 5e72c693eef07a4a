package backdrop.prompt.style;

/**
 * A look that a scene is dressed in. Immutable.
 *
 * @param id a word for built-in styles, random otherwise
 * @param text what it says
 * @param builtIn true if it ships with the product and belongs to nobody
 * @param revision counts up with each change, from 1
 * @param background what stands behind the product
 * @param suggested settings that suit it
 */
public record Style(
    String id,
    StyleText text,
    boolean builtIn,
    long revision,
    StyleBackground background,
    SuggestedSettings suggested) {

  /** A new style of somebody's own. */
  public static Style own(String id, StyleText text) {
    return new Style(id, text, false, 1, StyleBackground.PAINTED, SuggestedSettings.NONE);
  }

  /** The same style with other words and the next revision. */
  public Style revised(StyleText newText) {
    return new Style(id, newText, builtIn, revision + 1, background, suggested);
  }
}
