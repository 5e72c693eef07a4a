package backdrop.history;

import backdrop.history.export.ExportDesk;
import backdrop.history.grpc.SnapshotOrigins;
import backdrop.history.image.Images;
import backdrop.history.image.OrphanSweep;
import backdrop.history.image.PictureReader;
import backdrop.history.inference.InferenceArtifacts;
import backdrop.history.inference.ServiceToken;
import backdrop.history.kafka.EventRetries;
import backdrop.history.mongo.GridFsImages;
import backdrop.history.mongo.MongoOutage;
import backdrop.history.mongo.MongoPhotos;
import backdrop.history.mongo.MongoRecords;
import backdrop.history.photo.PhotoDesk;
import backdrop.history.photo.Photos;
import backdrop.history.record.Artifacts;
import backdrop.history.record.RecordDesk;
import backdrop.history.record.RecordKeeper;
import backdrop.history.record.Records;
import backdrop.inference.v1.InferenceServiceGrpc.InferenceServiceBlockingStub;
import backdrop.kit.picture.PictureConfig;
import backdrop.picture.market.Presets;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.oidc.client.OidcClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The whole service on one screen: which adapter stands behind which port. */
@Singleton
class Wiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  MongoDatabase database(
      MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
    return client.getDatabase(name);
  }

  @Produces
  @Singleton
  Images images(MongoDatabase database, Clock clock) {
    return MongoOutage.translated(Images.class, new GridFsImages(database, clock));
  }

  @Produces
  @Singleton
  Photos photos(MongoDatabase database) {
    return MongoOutage.translated(Photos.class, new MongoPhotos(database));
  }

  @Produces
  @Singleton
  Records records(MongoDatabase database) {
    return MongoOutage.translated(Records.class, new MongoRecords(database));
  }

  @Produces
  @Singleton
  PictureReader pictureReader(HistoryConfig config) {
    return new PictureReader(
        PictureConfig.limits(config.pictures()), PictureConfig.slots(config.pictures()));
  }

  @Produces
  @Singleton
  PhotoDesk photoDesk(
      Photos photos, Images images, PictureReader reader, HistoryConfig config, Clock clock) {
    return new PhotoDesk(
        photos, images, reader, config.photos(), clock, () -> UUID.randomUUID().toString());
  }

  @Produces
  @Singleton
  RecordDesk recordDesk(Records records, Images images, Clock clock) {
    return new RecordDesk(records, images, clock);
  }

  @Produces
  @Singleton
  ExportDesk exportDesk(
      RecordDesk records, Images images, PictureReader reader, HistoryConfig config) {
    Presets own = Presets.builtIn();
    Presets presets = config.presets().directory().map(own::with).orElse(own);
    return new ExportDesk(presets, records, images, new SnapshotOrigins(), reader);
  }

  @Produces
  @Singleton
  Artifacts artifacts(
      @GrpcClient("inference") InferenceServiceBlockingStub inference,
      OidcClient issuer,
      HistoryConfig config) {
    return new InferenceArtifacts(
        inference, new ServiceToken(issuer), config.inference().downloadDeadline());
  }

  @Produces
  @Singleton
  RecordKeeper recordKeeper(
      Records records, Artifacts artifacts, Images images, PictureReader reader) {
    return new RecordKeeper(records, artifacts, images, reader);
  }

  @Produces
  @Singleton
  EventRetries eventRetries(HistoryConfig config) {
    return config.events();
  }

  @Produces
  @Singleton
  OrphanSweep orphanSweep(
      Images images, Photos photos, Records records, Clock clock, HistoryConfig config) {
    return new OrphanSweep(images, List.of(photos, records), clock, config.sweep().grace());
  }
}
