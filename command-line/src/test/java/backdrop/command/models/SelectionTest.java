package backdrop.command.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backdrop.command.Refusal;
import backdrop.command.models.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectionTest {

  private static final List<String> WHOLE =
      List.of(
          "model_index.json",
          "scheduler/scheduler_config.json",
          "text_encoder/config.json",
          "text_encoder/model.onnx",
          "tokenizer/merges.txt",
          "tokenizer/vocab.json",
          "unet/config.json",
          "unet/model.onnx",
          "vae_decoder/model.onnx",
          "vae_encoder/model.onnx");

  @Test
  void takesAWholeModelAsItIs() {
    assertEquals(new TreeSet<>(WHOLE), targets(WHOLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet/model.onnx_data",
        "unet/model.onnx.data",
        "unet/weights.pb",
        "unet/onnx__MatMul_12",
        "unet/conv_in.weight",
        "tokenizer/tokenizer.json",
        "vae_decoder_tiny/model.onnx",
        "safety_checker/model.onnx",
        "feature_extractor/preprocessor_config.json",
        "LICENSE",
        "LICENSE.md",
        "README.md",
        "backdrop.json"
      })
  void takesWeightsBesideANetworkAndWhatDescribesTheModel(String file) {
    assertEquals(new TreeSet<>(with(WHOLE, file)), targets(with(WHOLE, file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet/diffusion_pytorch_model.safetensors",
        "unet/diffusion_pytorch_model.bin",
        "unet/model_quantized.onnx",
        "unet/model_fp16.onnx",
        "unet/model_fp16.onnx_data",
        "text_encoder/pytorch_model.bin",
        "safety_checker/model.safetensors",
        "sd-v1-5-inpainting.ckpt",
        "image_encoder/model.onnx",
        "unet/deeper/file",
        "unet/.hidden",
        ".gitattributes"
      })
  void leavesTheRestWhereItIs(String file) {
    assertEquals(new TreeSet<>(WHOLE), targets(with(WHOLE, file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-model/", "artifacts/data/my-model/"})
  void findsTheModelInAFolder(String folder) {
    List<String> inside = WHOLE.stream().map(path -> folder + path).toList();

    assertEquals(new TreeSet<>(WHOLE), targets(with(inside, "README.md")));
  }

  @Test
  void takesBothVariantsAndWhatTheyShare() {
    List<String> both =
        List.of(
            "cpu-fp32/text_encoder/model.onnx",
            "cpu-fp32/unet/model.onnx",
            "cpu-fp32/unet/model.onnx_data",
            "cpu-fp32/vae_decoder/model.onnx",
            "cpu-fp32/vae_encoder/model.onnx",
            "gpu-fp16/text_encoder/model.onnx",
            "gpu-fp16/unet/model.onnx",
            "gpu-fp16/vae_decoder/model.onnx",
            "gpu-fp16/vae_encoder/model.onnx",
            "scheduler/scheduler_config.json",
            "tokenizer/tokenizer.json");

    assertEquals(new TreeSet<>(both), targets(both));
    assertEquals(
        "it lacks gpu-fp16/vae_decoder/model.onnx",
        refusal(without(both, "gpu-fp16/vae_decoder/model.onnx")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unet/model.onnx",
        "vae_encoder/model.onnx",
        "vae_decoder/model.onnx",
        "text_encoder/model.onnx",
        "scheduler/scheduler_config.json",
        "tokenizer/vocab.json",
        "tokenizer/merges.txt"
      })
  void namesTheFileThatIsMissing(String file) {
    assertEquals("it lacks " + file, refusal(without(WHOLE, file)));
  }

  @Test
  void saysThatWeightsForPyTorchMustBeExported() {
    assertEquals(
        "it lacks unet/model.onnx: its weights are for PyTorch"
            + " (unet/diffusion_pytorch_model.safetensors); models/README.md says how to export them",
        refusal(
            with(without(WHOLE, "unet/model.onnx"), "unet/diffusion_pytorch_model.safetensors")));
  }

  private static TreeSet<String> targets(List<String> paths) {
    return Selection.of("it", files(paths)).picks().stream()
        .map(pick -> pick.target())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String refusal(List<String> paths) {
    return assertThrows(Refusal.class, () -> Selection.of("it", files(paths))).getMessage();
  }

  private static List<SourceFile> files(List<String> paths) {
    return paths.stream().map(path -> SourceFile.of(path, 1)).toList();
  }

  private static List<String> with(List<String> paths, String... more) {
    List<String> all = new ArrayList<>(paths);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private static List<String> without(List<String> paths, String one) {
    return paths.stream().filter(path -> !path.equals(one)).toList();
  }
}
