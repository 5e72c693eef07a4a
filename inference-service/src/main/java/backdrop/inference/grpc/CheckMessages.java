package backdrop.inference.grpc;

import backdrop.inference.v1.MarketRule;
import backdrop.inference.v1.PresetCheck;
import backdrop.inference.v1.RuleOutcome;
import backdrop.inference.v1.RuleResult;

/** A marketplace's rules held against a file, as they go over the wire. */
final class CheckMessages {
  private CheckMessages() {}

  static PresetCheck message(backdrop.inference.generation.PresetCheck check) {
    return PresetCheck.newBuilder()
        .setPresetId(check.presetId())
        .addAllResults(check.results().stream().map(CheckMessages::message).toList())
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
}
