package backdrop.inference;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.diffusion.Batching;
import backdrop.diffusion.CudaOptions;
import backdrop.diffusion.DeviceOptions;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelDeviceTest {
  @Test
  void paintsOnTheProcessorWhereNothingIsSet() {
    assertThat(device(Map.of())).isEqualTo(DeviceOptions.cpu());
  }

  @Test
  void takesThreadsAndCacheAsSet() {
    DeviceOptions device = device(Map.of("threads", "3", "cache", "/var/cache/backdrop"));

    assertThat(device).isEqualTo(DeviceOptions.cpu(3).withCache(Path.of("/var/cache/backdrop")));
  }

  @Test
  void takesTheGpuAsSet() {
    DeviceOptions device =
        device(
            Map.of(
                "device", "cuda", "cuda-device", "1", "cuda-memory", "4M", "cuda-tf32", "false"));

    assertThat(device.cuda())
        .isEqualTo(CudaOptions.of(1).withTf32(false).withMemory(4 * 1024 * 1024));
    assertThat(device.device()).isEqualTo(DeviceOptions.Device.CUDA);
  }

  @ParameterizedTest
  @EnumSource
  void sharesNoCallWherePicturesAreToBeExact(DeviceOptions.Device kind) {
    DeviceOptions device = device(Map.of("device", kind.name(), "exclusive", "true"));

    assertThat(device.device()).isEqualTo(kind);
    assertThat(device.batching().sharing()).isEqualTo(Batching.Sharing.NONE);
    assertThat(device.batching().decodes()).isEqualTo(1);
  }

  @Test
  void sharesCallsOnAGpuUnlessToldOtherwise() {
    DeviceOptions device = device(Map.of("device", "cuda"));

    assertThat(device.batching()).isEqualTo(Batching.onGpu());
  }

  private static DeviceOptions device(Map<String, String> settings) {
    return ModelDevice.of(
        new SmallRyeConfigBuilder()
            .withMapping(InferenceConfig.Model.class, "model")
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withSources(new PropertiesConfigSource(prefixed(settings), "test", 100))
            .build()
            .getConfigMapping(InferenceConfig.Model.class, "model"));
  }

  private static Map<String, String> prefixed(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(entry -> "model." + entry.getKey(), Map.Entry::getValue));
  }
}
