package backdrop.prompt.style;

import backdrop.kit.failure.Failure;
import backdrop.prompt.failure.PromptReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
   * @throws Failure as {@link StyleDesign#checked()}, or TOO_MANY_STYLES
   */
  public Style create(String accountId, StyleDesign design) {
    Style style = Style.own(ids.get(), design.checked());
    if (own.count(accountId) >= OWN_STYLES_LIMIT) {
      throw tooMany();
    }
    own.add(accountId, style);
    return style;
  }

  /**
   * Adds styles from elsewhere: all, or none if one is refused. One that the account has with the
   * very same design is passed over, so that doing it twice is the same as once.
   *
   * @return those that were added, in order
   * @throws Failure as {@link StyleDesign#checked()} with the style's place in the field's name,
   *     IMPORT_EMPTY or TOO_MANY_STYLES
   */
  public List<Style> importAll(String accountId, List<StyleDesign> designs) {
    if (designs.isEmpty() || designs.size() > OWN_STYLES_LIMIT) {
      throw Failure.ofField(
          PromptReason.IMPORT_EMPTY, "styles", "must be 1 to " + OWN_STYLES_LIMIT + " styles");
    }
    Set<StyleDesign> known =
        own.ownedBy(accountId).stream().map(Style::design).collect(Collectors.toSet());
    List<Style> added = new ArrayList<>();
    for (int i = 0; i < designs.size(); i++) {
      StyleDesign design = designs.get(i).checked("styles[" + i + "].");
      if (known.add(design)) {
        added.add(Style.own(ids.get(), design));
      }
    }
    if (known.size() > OWN_STYLES_LIMIT) {
      throw tooMany();
    }
    own.addAll(accountId, added);
    return added;
  }

  /** The account's own styles by name, as {@link #importAll} takes them. */
  public List<StyleDesign> exportAll(String accountId) {
    return own.ownedBy(accountId).stream().map(Style::design).toList();
  }

  /**
   * Changes a style if nobody changed it since the caller saw it.
   *
   * @throws Failure STYLE_CHANGED, STYLE_NOT_FOUND, STYLE_BUILT_IN, or as {@link
   *     StyleDesign#checked()}
   */
  public Style update(String accountId, String styleId, long expectedRevision, StyleDesign design) {
    StyleDesign checked = design.checked();
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

  private static Failure tooMany() {
    return new Failure(
        PromptReason.TOO_MANY_STYLES,
        "An account keeps at most " + OWN_STYLES_LIMIT + " styles. Delete one to make room.");
  }

  private void refuseBuiltIn(String styleId) {
    if (builtIn.stream().anyMatch(style -> style.id().equals(styleId))) {
      throw new Failure(
          PromptReason.STYLE_BUILT_IN,
          "\"" + styleId + "\" is a built-in style. Make your own from it instead.");
    }
  }
}
