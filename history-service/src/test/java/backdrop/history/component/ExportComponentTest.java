package backdrop.history.component;

import static backdrop.history.component.FinishedGenerations.PAINTED;
import static backdrop.history.component.FinishedGenerations.event;
import static backdrop.history.component.FinishedGenerations.generation;
import static backdrop.history.component.FinishedGenerations.painted;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.history.v1.CheckExportRequest;
import backdrop.history.v1.ExportRequest;
import backdrop.history.v1.ImageReference;
import backdrop.history.v1.ListPresetsRequest;
import backdrop.history.v1.MarketPreset;
import backdrop.inference.v1.MarketRule;
import backdrop.inference.v1.RuleResult;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Kept images leave for a marketplace. */
@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(TestWorld.class)
class ExportComponentTest extends RecordsScene {
  @Test
  void streamsAZipOfKeptImagesForAMarketplace() throws IOException {
    inference.put(id, 0, PAINTED);
    deliver(event(anna, generation(id, painted(0)).build()));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    history
        .as(anna)
        .export(
            ExportRequest.newBuilder()
                .setPresetId("wildberries")
                .addImages(ImageReference.newBuilder().setRecordId(id))
                .build())
        .forEachRemaining(part -> zip.writeBytes(part.getChunk().toByteArray()));

    assertThat(files(zip.toByteArray()))
        .containsExactly("wildberries-01.png", "report.json", "report.txt");
  }

  @Test
  void checksAnExportAgainstTheRulesThatItLists() {
    inference.put(id, 0, PAINTED);
    deliver(event(anna, generation(id, painted(0)).build()));
    String preset =
        history
            .as(anna)
            .listPresets(ListPresetsRequest.getDefaultInstance())
            .getPresetsList()
            .stream()
            .map(MarketPreset::getPresetId)
            .filter("ozon"::equals)
            .findFirst()
            .orElseThrow();

    var checked =
        history
            .as(anna)
            .checkExport(
                CheckExportRequest.newBuilder()
                    .setPresetId(preset)
                    .addImages(ImageReference.newBuilder().setRecordId(id))
                    .build());

    assertThat(checked.getImages(0).getAfterList())
        .extracting(RuleResult::getRule)
        .contains(MarketRule.MARKET_RULE_BYTES, MarketRule.MARKET_RULE_RATIO);
  }

  /** The names in a ZIP; reading it on checks each file's sum. */
  private static List<String> files(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        names.add(file.getName());
        in.closeEntry();
      }
    }
    return names;
  }
}
