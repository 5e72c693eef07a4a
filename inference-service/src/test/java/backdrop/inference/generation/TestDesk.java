package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.cutout.ProductCutter;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureReason;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A desk with a shop behind it, and what is brought to it. */
abstract class TestDesk {
  static final String REQUEST = "6f1c1a52-5b0f-4d34-9f0e-5d3a1f0a7b11";
  static final Duration SOON = Duration.ofSeconds(5);

  record Caps(int perOwner, int overall) implements AdmissionRules {}

  final TestShop shop = new TestShop();
  final GenerationDesk desk = desk(new Caps(3, 4));

  GenerationDesk desk(AdmissionRules rules) {
    return desk(shop.workshop("replica-1"), rules);
  }

  GenerationDesk desk(Workshop workshop, AdmissionRules rules) {
    Forecast forecast = new Forecast(shop.generations, workshop.replica());
    ProductCutter cutter =
        new ProductCutter(
            (image, seeds) -> {
              boolean[] kept = new boolean[seeds.length];
              for (int i = 0; i < seeds.length; i++) {
                kept[i] = seeds[i] >= 2;
              }
              return kept;
            });
    PhotoIntake intake =
        new PhotoIntake(
            cutter, DecodeLimits.DEFAULTS, new DecoderSlots(1, 16, Duration.ofSeconds(30)));
    FreshProducts fresh = shop.fresh(workshop.replica().id());
    return new GenerationDesk(
        workshop,
        new Reception(workshop, intake, fresh, forecast, rules, () -> 77, shop.bell),
        forecast);
  }

  Generation start(String ownerId) {
    shop.clock.advance(Duration.ofSeconds(1));
    return desk.start(start(ownerId, UUID.randomUUID().toString())).generation();
  }

  static GenerationStart start(String ownerId, String requestId) {
    return start(ownerId, requestId, TestGenerations.SETTINGS);
  }

  static GenerationStart start(String ownerId, String requestId, GenerationSettings settings) {
    return new GenerationStart(
        ownerId,
        requestId,
        settings,
        GenerationLabels.NONE,
        TestPhotos.photo(),
        Optional.of(TestPhotos.mask()),
        "");
  }

  static GenerationStart withMask(byte[] mask) {
    return new GenerationStart(
        "ann",
        REQUEST,
        TestGenerations.SETTINGS,
        GenerationLabels.NONE,
        TestPhotos.photo(),
        Optional.of(mask),
        "");
  }

  static GenerationStart withoutMask() {
    return new GenerationStart(
        "ann",
        REQUEST,
        TestGenerations.SETTINGS,
        GenerationLabels.NONE,
        TestPhotos.photo(),
        Optional.empty(),
        "");
  }

  static FailureReason reason(ThrowingCallable call) {
    return failure(call).reason();
  }

  static Failure failure(ThrowingCallable call) {
    return catchThrowableOfType(Failure.class, call);
  }
}
