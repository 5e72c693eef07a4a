package backdrop.prompt.style;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an account sees: the built-in styles and its own, as one shelf. Thread-safe. */
public final class StyleShelf {
  /** More than anybody keeps in mind, fewer than a runaway script makes. */
  static final int OWN_STYLES_LIMIT = 200;

  private final Styles own;
  private final List<Style> builtIn;
  private final Supplier<String> ids;

  /**
   * @param own accounts' own styles
   * @param builtIn the same for everybody, in the order they are shown
   * @param ids makes a new random id at each call
   */
  public StyleShelf(Styles own, List<Style> builtIn, Supplier<String> ids) {
    this.own = own;
    this.builtIn = List.copyOf(builtIn);
    this.ids = ids;
  }

  /** Built-in styles first, then the account's own by name. */
  public List<Style> list(String accountId) {
    return Stream.concat(builtIn.stream(), own.ownedBy(accountId).stream()).toList();
  }

  /**
   * One style.
   *
   * @throws Failure STYLE_NOT_FOUND, also for another account's
   */
  public Style get(String accountId, String styleId) {
    return builtIn.stream()
        .filter(style -> style.id().equals(styleId))
        .findFirst()
        .or(() -> own.find(accountId, styleId))
        .orElseThrow(
            () ->
                new Failure(
                    PromptReason.STYLE_NOT_FOUND, "There is no style \"" + styleId + "\"."));
  }

  /**
   * Makes a style of the account's own.
   *
   * @throws Failure as {@link StyleText#checked()}, or TOO_MANY_STYLES
   */
  public Style create(String accountId, StyleText text) {
    Style style = Style.own(ids.get(), text.checked());
    if (own.count(accountId) >= OWN_STYLES_LIMIT) {
      throw new Failure(
          PromptReason.TOO_MANY_STYLES,
          "You have " + OWN_STYLES_LIMIT + " styles already. Delete one to make room.");
    }
    own.add(accountId, style);
    return style;
  }

  /**
   * Changes a style if nobody changed it since the caller saw it.
   *
   * @throws Failure STYLE_CHANGED, STYLE_NOT_FOUND, STYLE_BUILT_IN, or as {@link
   *     StyleText#checked()}
   */
  public Style update(String accountId, String styleId, long expectedRevision, StyleText text) {
    StyleText checked = text.checked();
    refuseBuiltIn(styleId);
    Style current = get(accountId, styleId);
    Style revised = current.revised(checked);
    if (current.revision() != expectedRevision
        || !own.replace(accountId, expectedRevision, revised)) {
      throw new Failure(
          PromptReason.STYLE_CHANGED,
          "The style was changed elsewhere since you opened it. Reload it and try again.");
    }
    return revised;
  }

  /**
   * Deletes a style of the account's own; deleting it twice is the same as once.
   *
   * @throws Failure STYLE_BUILT_IN
   */
  public void delete(String accountId, String styleId) {
    refuseBuiltIn(styleId);
    own.delete(accountId, styleId);
  }

  private void refuseBuiltIn(String styleId) {
    if (builtIn.stream().anyMatch(style -> style.id().equals(styleId))) {
      throw new Failure(
          PromptReason.STYLE_BUILT_IN,
          "\"" + styleId + "\" is a built-in style. Make your own from it instead.");
    }
  }
}
