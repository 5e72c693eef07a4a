package backdrop.inference.mongo;

import backdrop.inference.generation.PresetCheck;
import backdrop.picture.market.MarketRule;
import backdrop.picture.market.RuleResult;
import backdrop.picture.market.RuleResult.Outcome;
import org.bson.Document;

/** A marketplace's rules held against a file, as a part of its image. */
final class CheckDocuments {
  private CheckDocuments() {}

  static Document toDocument(PresetCheck check) {
    return new Document("preset_id", check.presetId())
        .append(
            "results",
            check.results().stream()
                .map(
                    result ->
                        new Document("rule", result.rule().name())
                            .append("outcome", result.outcome().name())
                            .append("measured", result.measured())
                            .append("wanted", result.wanted()))
                .toList());
  }

  static PresetCheck toCheck(Document document) {
    return new PresetCheck(
        document.getString("preset_id"),
        document.getList("results", Document.class).stream()
            .map(
                result ->
                    new RuleResult(
                        MarketRule.valueOf(result.getString("rule")),
                        Outcome.valueOf(result.getString("outcome")),
                        result.getString("measured"),
                        result.getString("wanted")))
            .toList());
  }
}
