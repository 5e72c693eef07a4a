package backdrop.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the person brings in place of what the stack has built in.
 *
 * @param telemetry whether traces go somewhere
 * @param fakeYandex whether a fake stands in for Yandex
 */
record Outside(
    Optional<String> mongodb,
    Optional<String> kafka,
    Optional<Path> model,
    Optional<Path> cutOutModel,
    boolean telemetry,
    boolean fakeYandex) {
  static final Outside NOTHING =
      new Outside(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);

  static Outside of(Map<String, String> environment) {
    return new Outside(
        Optional.ofNullable(environment.get("MONGODB_URI")),
        Optional.ofNullable(environment.get("KAFKA_BOOTSTRAP_SERVERS")),
        Optional.ofNullable(environment.get("BACKDROP_MODEL_DIR")).map(Path::of),
        Optional.ofNullable(environment.get("BACKDROP_CUTOUT_MODEL_DIR")).map(Path::of),
        environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT"),
        false);
  }

  /** The same with this model's folder. */
  Outside withModel(Path folder) {
    return new Outside(mongodb, kafka, Optional.of(folder), cutOutModel, telemetry, fakeYandex);
  }

  /** The same with this segmentation network's folder. */
  Outside withCutOutModel(Path folder) {
    return new Outside(mongodb, kafka, model, Optional.of(folder), telemetry, fakeYandex);
  }

  /** The same, with a fake in place of Yandex or without. */
  Outside withFakeYandex(boolean wanted) {
    return new Outside(mongodb, kafka, model, cutOutModel, telemetry, wanted);
  }
}
