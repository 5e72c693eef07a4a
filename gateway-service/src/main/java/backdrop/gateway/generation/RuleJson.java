package backdrop.gateway.generation;

import backdrop.inference.v1.RuleResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of a marketplace's rules, held against one file. */
@Schema(name = "RuleResult")
public record RuleJson(
    Rule rule,
    Outcome outcome,
    @Schema(description = "What the file has", examples = "86.4 %") String measured,
    @Schema(description = "What the marketplace asks for", examples = ">= 85.0 %") String wanted) {

  /** What a marketplace may ask of a picture. */
  @Schema(name = "MarketRule")
  public enum Rule {
    @JsonProperty("format")
    FORMAT,
    @JsonProperty("bytes")
    BYTES,
    @JsonProperty("sides")
    SIDES,
    @JsonProperty("pixels")
    PIXELS,
    @JsonProperty("ratio")
    RATIO,
    @JsonProperty("recommendedSize")
    RECOMMENDED_SIZE,
    @JsonProperty("colours")
    COLOURS,
    @JsonProperty("opacity")
    OPACITY,
    @JsonProperty("whiteBackground")
    WHITE_BACKGROUND,
    @JsonProperty("fill")
    FILL,
    @JsonProperty("generated")
    GENERATED,
    @JsonProperty("count")
    COUNT
  }

  /** How a rule came out. */
  @Schema(name = "RuleOutcome")
  public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("advised")
    ADVISED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("unknown")
    UNKNOWN
  }

  /** The constants of both sides have the same names. */
  public static RuleJson of(RuleResult result) {
    return new RuleJson(
        Rule.valueOf(result.getRule().name().substring("MARKET_RULE_".length())),
        Outcome.valueOf(result.getOutcome().name().substring("RULE_OUTCOME_".length())),
        result.getMeasured(),
        result.getWanted());
  }
}
