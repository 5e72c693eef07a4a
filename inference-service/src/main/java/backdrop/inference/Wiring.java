package backdrop.inference;

import backdrop.inference.cutout.CutOutDesk;
import backdrop.inference.cutout.ProductCutter;
import backdrop.inference.generation.Artifacts;
import backdrop.inference.generation.Bell;
import backdrop.inference.generation.FinishedEvents;
import backdrop.inference.generation.Forecast;
import backdrop.inference.generation.FreshProducts;
import backdrop.inference.generation.GenerationDesk;
import backdrop.inference.generation.GenerationWorker;
import backdrop.inference.generation.Generations;
import backdrop.inference.generation.LeaseWatch;
import backdrop.inference.generation.OutboxRelay;
import backdrop.inference.generation.Painter;
import backdrop.inference.generation.PhotoIntake;
import backdrop.inference.generation.PictureFiles;
import backdrop.inference.generation.ProductSource;
import backdrop.inference.generation.ProgressFeed;
import backdrop.inference.generation.Reception;
import backdrop.inference.generation.Replica;
import backdrop.inference.generation.Sweeper;
import backdrop.inference.generation.TokenDesk;
import backdrop.inference.generation.Workshop;
import backdrop.inference.grpc.GenerationMessages;
import backdrop.inference.grpc.PresetChoice;
import backdrop.inference.grpc.UploadLimit;
import backdrop.inference.kafka.KafkaFinishedEvents;
import backdrop.inference.mongo.GridFsArtifacts;
import backdrop.inference.mongo.MongoGenerations;
import backdrop.inference.mongo.MongoSigningKeys;
import backdrop.inference.provenance.Notary;
import backdrop.inference.provenance.SigningKeys;
import backdrop.inference.provenance.VerificationDesk;
import backdrop.inference.telemetry.GenerationMetrics;
import backdrop.kit.picture.PictureConfig;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.market.Presets;
import backdrop.picture.provenance.SigningKey;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The whole service on one screen: which core object gets which port. What paints stands in {@link
 * EngineWiring}.
 */
public class Wiring {
  private static final SecureRandom SEEDS = new SecureRandom();

  @Produces
  @Singleton
  Replica replica(
      InferenceConfig config, @ConfigProperty(name = "quarkus.grpc.server.port") int grpcPort) {
    return Replica.of(
        config.replicaId().orElseGet(() -> host() + ":" + grpcPort), InstantSource.system());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  @Produces
  @Singleton
  MongoDatabase database(
      MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
    return client.getDatabase(name);
  }

  @Produces
  @Singleton
  MongoGenerations mongoGenerations(MongoDatabase database) {
    return new MongoGenerations(database);
  }

  @Produces
  @Singleton
  Artifacts artifacts(MongoDatabase database) {
    return new GridFsArtifacts(database);
  }

  @Produces
  @Singleton
  @DefaultBean
  FinishedEvents finishedEvents(
      InferenceConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    return KafkaFinishedEvents.to(
        servers,
        config.events().patience(),
        ended -> GenerationMessages.finished(ended).toByteArray());
  }

  @Produces
  @Singleton
  Presets presets(InferenceConfig config) {
    Presets own = Presets.builtIn();
    return config.presets().directory().map(own::with).orElse(own);
  }

  @Produces
  @Singleton
  PresetChoice presetChoice(Presets presets) {
    return new PresetChoice(presets);
  }

  @Produces
  @Singleton
  SigningKeys signingKeys(MongoDatabase database) {
    return new MongoSigningKeys(database);
  }

  @Produces
  @Singleton
  Notary notary(
      SigningKeys keys,
      InferenceConfig config,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    return new Notary(
        keys, config.provenance().key().map(SigningKey::parse), "Backdrop " + version);
  }

  @Produces
  @Singleton
  PictureFiles pictureFiles(Notary notary, InferenceConfig config, Presets presets) {
    return new PictureFiles(notary, config.provenance(), presets, config.output().qualityFloor());
  }

  @Produces
  @Singleton
  VerificationDesk verificationDesk(Notary notary, InferenceConfig config, DecoderSlots slots) {
    return new VerificationDesk(notary, uploadLimits(config), slots);
  }

  @Produces
  @Singleton
  ProgressFeed progressFeed() {
    return new ProgressFeed();
  }

  @Produces
  @Singleton
  Bell bell() {
    return new Bell();
  }

  @Produces
  @Singleton
  GenerationMetrics metrics(MeterRegistry registry) {
    return new GenerationMetrics(registry);
  }

  /** One for each generation that the worker may take next, and one for the turn after. */
  @Produces
  @Singleton
  FreshProducts freshProducts(Replica replica, InferenceConfig config) {
    return new FreshProducts(config.work().generationsAtOnce() + 1, replica.clock());
  }

  @Produces
  @Singleton
  ProductSource productSource(FreshProducts fresh, Artifacts artifacts, InferenceConfig config) {
    return new ProductSource(fresh, artifacts, uploadLimits(config));
  }

  @Produces
  @Singleton
  Workshop workshop(
      Generations generations,
      Artifacts artifacts,
      ProductSource products,
      Painter painter,
      ProgressFeed feed,
      Replica replica,
      InferenceConfig config,
      GenerationMetrics metrics) {
    return new Workshop(
        generations, artifacts, products, painter, feed, replica, config.work(), metrics);
  }

  @Produces
  @Singleton
  GenerationWorker worker(Workshop shop, Bell bell) {
    return new GenerationWorker(shop, bell);
  }

  @Produces
  @Singleton
  Forecast forecast(Generations generations, Replica replica) {
    return new Forecast(generations, replica);
  }

  @Produces
  @Singleton
  DecoderSlots slots(InferenceConfig config) {
    return PictureConfig.slots(config.pictures());
  }

  @Produces
  @Singleton
  CutOutDesk cutOutDesk(ProductCutter cutter, InferenceConfig config, DecoderSlots slots) {
    return new CutOutDesk(cutter, PictureConfig.limits(config.pictures()), slots);
  }

  @Produces
  @Singleton
  GenerationDesk generationDesk(
      Workshop shop,
      ProductCutter cutter,
      FreshProducts fresh,
      Forecast forecast,
      InferenceConfig config,
      DecoderSlots slots,
      Bell bell) {
    PhotoIntake intake = new PhotoIntake(cutter, uploadLimits(config), slots);
    Reception reception =
        new Reception(shop, intake, fresh, forecast, config.admission(), SEEDS::nextLong, bell);
    return new GenerationDesk(shop, reception, forecast);
  }

  @Produces
  @Singleton
  TokenDesk tokenDesk(Painter painter) {
    return new TokenDesk(painter);
  }

  @Produces
  @Singleton
  UploadLimit uploadLimit(InferenceConfig config) {
    return new UploadLimit(config.pictures().maxUpload().asLongValue());
  }

  @Produces
  @Singleton
  LeaseWatch leaseWatch(Workshop shop) {
    return new LeaseWatch(
        shop.generations(),
        shop.replica(),
        shop.rules(),
        shop.feed(),
        () -> Instant.EPOCH.plusNanos(System.nanoTime()));
  }

  @Produces
  @Singleton
  OutboxRelay outboxRelay(Generations generations, FinishedEvents events, Replica replica) {
    return new OutboxRelay(generations, events, replica);
  }

  @Produces
  @Singleton
  Sweeper sweeper(
      Generations generations, Artifacts artifacts, Replica replica, InferenceConfig config) {
    return new Sweeper(generations, artifacts, replica, config.retention());
  }

  /** Upright copies of photos are kept as PNG and may be far larger than what was uploaded. */
  private static DecodeLimits uploadLimits(InferenceConfig config) {
    return PictureConfig.limits(config.pictures())
        .withMaxBytes(config.pictures().maxUpload().asLongValue());
  }
}
