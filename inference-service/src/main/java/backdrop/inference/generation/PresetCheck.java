package backdrop.inference.generation;

import backdrop.picture.market.RuleResult;
import java.util.List;

/** A marketplace's rules, held against one finished file. */
public record PresetCheck(String presetId, List<RuleResult> results) {}
