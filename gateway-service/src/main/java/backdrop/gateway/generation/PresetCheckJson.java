package backdrop.gateway.generation;

import backdrop.inference.v1.PresetCheck;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A marketplace's rules, held against one finished file. */
@Schema(name = "PresetCheck")
public record PresetCheckJson(
    String presetId,
    @Schema(description = "Whether no rule failed") boolean passed,
    List<RuleJson> rules) {

  static PresetCheckJson of(PresetCheck check) {
    List<RuleJson> rules = check.getResultsList().stream().map(RuleJson::of).toList();
    return new PresetCheckJson(
        check.getPresetId(),
        rules.stream().noneMatch(rule -> rule.outcome() == RuleJson.Outcome.FAILED),
        rules);
  }
}
