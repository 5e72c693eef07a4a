package backdrop.history.grpc;

import backdrop.history.export.CheckedImage;
import backdrop.history.export.ImageChoice;
import backdrop.history.v1.ExportChange;
import backdrop.history.v1.ExportChangeKind;
import backdrop.history.v1.ExportedImage;
import backdrop.history.v1.ImageInfo;
import backdrop.history.v1.ImageReference;
import backdrop.inference.v1.MarketRule;
import backdrop.inference.v1.RuleOutcome;
import backdrop.inference.v1.RuleResult;
import backdrop.picture.market.Fitted;
import java.util.List;

/** Exports on the wire. */
final class ExportMessages {
  private ExportMessages() {}

  static List<ImageChoice> choices(List<ImageReference> images) {
    return images.stream()
        .map(image -> new ImageChoice(image.getRecordId(), image.getImageIndex()))
        .toList();
  }

  static ExportedImage message(CheckedImage checked) {
    CheckedImage.File file = checked.file();
    return ExportedImage.newBuilder()
        .setImage(
            ImageReference.newBuilder()
                .setRecordId(checked.choice().recordId())
                .setImageIndex(checked.choice().index()))
        .addAllBefore(checked.before().stream().map(ExportMessages::message).toList())
        .addAllChanges(checked.changes().stream().map(ExportMessages::message).toList())
        .addAllAfter(checked.after().stream().map(ExportMessages::message).toList())
        .setFile(
            ImageInfo.newBuilder()
                .setMediaType(file.mediaType())
                .setBytes(file.bytes())
                .setSha256(file.sha256()))
        .setWidth(file.width())
        .setHeight(file.height())
        .build();
  }

  /** The constants of both sides have the same names. */
  private static RuleResult message(backdrop.picture.market.RuleResult result) {
    return RuleResult.newBuilder()
        .setRule(MarketRule.valueOf("MARKET_RULE_" + result.rule().name()))
        .setOutcome(RuleOutcome.valueOf("RULE_OUTCOME_" + result.outcome().name()))
        .setMeasured(result.measured())
        .setWanted(result.wanted())
        .build();
  }

  private static ExportChange message(Fitted.Change change) {
    return ExportChange.newBuilder()
        .setKind(ExportChangeKind.valueOf("EXPORT_CHANGE_KIND_" + change.kind().name()))
        .setDetail(change.detail())
        .build();
  }
}
