package backdrop.inference.grpc;

import backdrop.inference.generation.Capabilities;
import backdrop.inference.generation.LayoutRules;
import backdrop.inference.generation.PaintingModel;
import backdrop.inference.generation.SettingsRules;
import backdrop.inference.v1.GetCapabilitiesResponse;
import backdrop.inference.v1.Model;
import backdrop.inference.v1.NegativeWords;

/** What this installation can do, as it goes over the wire. */
final class CapabilityMessages {
  private CapabilityMessages() {}

  static GetCapabilitiesResponse message(Capabilities capabilities) {
    return GetCapabilitiesResponse.newBuilder()
        .addAllModels(capabilities.models().stream().map(CapabilityMessages::message).toList())
        .setDevice(capabilities.device())
        .setMaxCanvas(LayoutMessages.message(LayoutRules.MAX_CANVAS))
        .setDefaultCanvas(LayoutMessages.message(LayoutRules.DEFAULT_CANVAS))
        .setMaxCount(SettingsRules.MAX_COUNT)
        .setMaxSteps(SettingsRules.MAX_STEPS)
        .build();
  }

  private static Model message(PaintingModel model) {
    return Model.newBuilder()
        .setName(model.name())
        .setDefaultSteps(model.defaultSteps())
        .setDefaultGuidanceScale(model.defaultGuidanceScale())
        .setDefaultSampler(model.defaultSampler())
        .addAllSamplers(model.samplers().keySet())
        .setTokenLimit(model.tokenLimit())
        .setNativeSize(model.nativeSize())
        .setNegativeWords(
            switch (model.negativeWords()) {
              case GENERAL -> NegativeWords.NEGATIVE_WORDS_GENERAL;
              case SCENE -> NegativeWords.NEGATIVE_WORDS_SCENE;
            })
        .build();
  }
}
