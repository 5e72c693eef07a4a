package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.TestPhotos;
import backdrop.inference.v1.CountTokensRequest;
import backdrop.inference.v1.CutOutMethod;
import backdrop.inference.v1.CutOutRequest;
import backdrop.inference.v1.GetCapabilitiesRequest;
import backdrop.inference.v1.NegativeWords;
import backdrop.inference.v1.TextFit;
import com.google.protobuf.ByteString;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What can be asked without painting. */
@QuarkusTest
class CapabilityComponentTest extends InferenceComponent {
  @Test
  void cutsAPhotoOut() {
    var cutOut =
        as(ann)
            .cutOut(
                CutOutRequest.newBuilder()
                    .setPhoto(ByteString.copyFrom(TestPhotos.photo()))
                    .build());

    assertThat(cutOut.getMethod()).isEqualTo(CutOutMethod.CUT_OUT_METHOD_AUTOMATIC);
    assertThat(cutOut.getConfidence()).isGreaterThan(0.8f);
  }

  @Test
  void saysWhatItCanDo() {
    var can = as(ann).getCapabilities(GetCapabilitiesRequest.getDefaultInstance());

    assertThat(can.getModels(0).getSamplersList()).containsExactly("ddim", "euler", "lcm");
    assertThat(can.getMaxCount()).isEqualTo(8);
    assertThat(can.getModels(0).getNegativeWords()).isEqualTo(NegativeWords.NEGATIVE_WORDS_SCENE);
  }

  @Test
  void countsPromptsForWhoeverComposesThem() {
    var counted =
        as(ann)
            .countTokens(
                CountTokensRequest.newBuilder()
                    .addPrompts("on oak")
                    .addPrompts("table ".repeat(30) + "sea")
                    .build());

    assertThat(counted.getFitsList())
        .containsExactly(
            TextFit.newBuilder().setTokens(2).setLimit(30).build(),
            TextFit.newBuilder().setTokens(31).setLimit(30).addDroppedWords("sea").build());
  }
}
