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
  public static Style own(String id, StyleDesign design) {
    return new Style(id, design.text(), false, 1, StyleBackground.PAINTED, design.suggested());
  }

  /** What a person decided about it. */
  public StyleDesign design() {
    return new StyleDesign(text, suggested);
  }

  /** The same style with another design and the next revision. */
  public Style revised(StyleDesign design) {
    return new Style(id, design.text(), builtIn, revision + 1, background, design.suggested());
  }
}
