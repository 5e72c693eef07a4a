package backdrop.prompt.style;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.prompt.text.LocalizedText;
import org.junit.jupiter.api.Test;

/** What every {@link Styles} promises. */
public abstract class StylesContract {
  protected abstract Styles styles();

  @Test
  void givesBackWhatWasAdded() {
    Styles styles = styles();

    styles.add("anna", named("1", "Loft"));

    assertThat(styles.find("anna", "1")).contains(named("1", "Loft"));
    assertThat(styles.count("anna")).isEqualTo(1);
  }

  @Test
  void listsByName() {
    Styles styles = styles();
    styles.add("anna", named("1", "Zen"));
    styles.add("anna", named("2", "Attic"));

    assertThat(styles.ownedBy("anna")).containsExactly(named("2", "Attic"), named("1", "Zen"));
  }

  @Test
  void showsNobodyAnothersStyle() {
    Styles styles = styles();
    styles.add("anna", named("1", "Loft"));

    styles.delete("boris", "1");
    boolean replaced = styles.replace("boris", 1, named("1", "Mine").revised(design("Mine")));

    assertThat(replaced).isFalse();
    assertThat(styles.find("boris", "1")).isEmpty();
    assertThat(styles.ownedBy("boris")).isEmpty();
    assertThat(styles.find("anna", "1")).contains(named("1", "Loft"));
  }

  @Test
  void replacesOnlyTheExpectedRevision() {
    Styles styles = styles();
    Style first = named("1", "Loft");
    styles.add("anna", first);
    Style second = first.revised(design("Loft, brighter"));

    boolean once = styles.replace("anna", 1, second);
    boolean twice = styles.replace("anna", 1, first.revised(design("Loft, darker")));

    assertThat(once).isTrue();
    assertThat(twice).isFalse();
    assertThat(styles.find("anna", "1")).contains(second);
  }

  @Test
  void deletesTwiceLikeOnce() {
    Styles styles = styles();
    styles.add("anna", named("1", "Loft"));

    styles.delete("anna", "1");
    styles.delete("anna", "1");

    assertThat(styles.find("anna", "1")).isEmpty();
  }

  private static Style named(String id, String name) {
    return Style.own(id, design(name));
  }

  private static StyleDesign design(String name) {
    return new StyleDesign(
        new StyleText(
            new LocalizedText(name, name), LocalizedText.EMPTY, "{scene}, loft", "people"),
        new SuggestedSettings(30, null, 0.1f));
  }
}
