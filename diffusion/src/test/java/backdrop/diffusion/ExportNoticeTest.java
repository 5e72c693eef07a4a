package backdrop.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportNoticeTest {

  @ParameterizedTest
  @CsvSource({
    "older, vae_encoder/model.onnx draws random numbers",
    "knotted, unet/model.onnx takes one timestep"
  })
  void saysWhatAnExportCannotDo(String flavour, String notice) throws Exception {
    List<String> notices = notices(flavour);

    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().startsWith(notice), notices.getFirst());
  }

  @Test
  void isSilentAboutASoundExport() throws Exception {
    assertEquals(List.of(), notices("optimum"));
  }

  private static List<String> notices(String flavour) throws URISyntaxException {
    Path folder = Path.of(ExportNoticeTest.class.getResource("flavours/" + flavour).toURI());
    try (var pipeline = InpaintingPipeline.open(ModelFolder.at(folder), DeviceOptions.cpu(1))) {
      return pipeline.device().notices();
    }
  }
}
