package backdrop.inference.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.Background;
import backdrop.inference.generation.Layout;
import backdrop.picture.Canvas;
import backdrop.picture.Placement;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LayoutDocumentsTest {
  /** As written before shadows had a direction and backgrounds a colour. */
  private static Document old(Document placement, String background) {
    return new Document("width", 640)
        .append("height", 480)
        .append("placement", placement)
        .append("shadow_strength", 0.25)
        .append("background", background);
  }

  @Test
  void readsWhatAnOlderVersionWroteAsWhatThatVersionPainted() {
    Document placement =
        new Document("mode", "AT")
            .append("centre_x", 0.25)
            .append("centre_y", 0.5)
            .append("height", 0.75);

    Layout layout = LayoutDocuments.toLayout(old(placement, "WHITE"));

    assertThat(layout)
        .isEqualTo(
            new Layout(
                new Canvas(640, 480),
                new Placement.At(0.25, 0.5, 0.75, Placement.Enlarging.ALLOWED),
                Background.WHITE,
                ShadowSettings.of(ShadowSettings.Mode.CONTACT, 0.25),
                LightMatching.NONE));
  }

  @Test
  void readsAnOlderAutomaticPlacement() {
    Document placement =
        new Document("mode", "AUTOMATIC").append("fill", 0.8).append("enlarging", "NEVER");

    Layout layout = LayoutDocuments.toLayout(old(placement, "PAINTED"));

    assertThat(layout.placement()).isEqualTo(Placement.AUTOMATIC);
    assertThat(layout.background()).isEqualTo(Background.PAINTED);
  }
}
