package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a generation may ask of its model, and what it gets where it asks for nothing. */
final class SettingsRulesTest {

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          List.of(
              new PaintingModel(
                  "toy",
                  12,
                  3,
                  "ddim",
                  new TreeMap<>(Map.of("ddim", 1000, "lcm", 50)),
                  30,
                  64,
                  PaintingModel.NegativeWords.GENERAL)),
          "test");

  @Test
  void fillsInTheModelsDefaultsAndDrawsASeed() {
    GenerationSettings decided =
        SettingsRules.decide(asked(1, 0, 0, "", OptionalLong.empty()), CAPABILITIES, () -> -1);

    assertThat(decided.model()).isEqualTo("toy");
    assertThat(decided.steps()).isEqualTo(12);
    assertThat(decided.guidanceScale()).isEqualTo(3);
    assertThat(decided.sampler()).isEqualTo("ddim");
    assertThat(decided.seed()).hasValue(SettingsRules.MAX_SEED);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,ddim,0", "8,100,20,ddim,4294967295", "1,50,1,lcm,7"})
  void acceptsTheEndsOfEachRange(int count, int steps, float guidance, String sampler, long seed) {
    GenerationSettings asked = asked(count, steps, guidance, sampler, OptionalLong.of(seed));

    GenerationSettings decided = SettingsRules.decide(asked, CAPABILITIES, () -> 0);

    assertThat(decided).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "0,10,3,ddim,0,COUNT_OUT_OF_RANGE,settings.count",
    "9,10,3,ddim,0,COUNT_OUT_OF_RANGE,settings.count",
    "1,-1,3,ddim,0,STEPS_OUT_OF_RANGE,settings.steps",
    "1,101,3,ddim,0,STEPS_OUT_OF_RANGE,settings.steps",
    "1,51,3,lcm,0,STEPS_OUT_OF_RANGE,settings.steps",
    "1,10,0.9,ddim,0,GUIDANCE_OUT_OF_RANGE,settings.guidance_scale",
    "1,10,NaN,ddim,0,GUIDANCE_OUT_OF_RANGE,settings.guidance_scale",
    "1,10,3,magic,0,SAMPLER_UNKNOWN,settings.sampler",
    "1,10,3,ddim,-1,SEED_OUT_OF_RANGE,settings.seed",
    "1,10,3,ddim,4294967296,SEED_OUT_OF_RANGE,settings.seed",
  })
  void refusesWhatLiesOutsideAndNamesTheField(
      int count,
      int steps,
      float guidance,
      String sampler,
      long seed,
      InferenceReason reason,
      String field) {
    GenerationSettings asked = asked(count, steps, guidance, sampler, OptionalLong.of(seed));

    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> SettingsRules.decide(asked, CAPABILITIES, () -> 0));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.fields()).singleElement().extracting("field").isEqualTo(field);
  }

  private static GenerationSettings asked(
      int count, int steps, float guidance, String sampler, OptionalLong seed) {
    return new GenerationSettings(
        "toy",
        TestGenerations.SETTINGS.prompt(),
        "",
        PromptSyntax.LITERAL,
        seed,
        count,
        steps,
        guidance,
        sampler,
        TestGenerations.SETTINGS.layout(),
        Output.PNG);
  }
}
