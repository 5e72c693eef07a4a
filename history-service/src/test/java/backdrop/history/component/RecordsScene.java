package backdrop.history.component;

import static org.awaitility.Awaitility.await;

import backdrop.history.v1.DeleteRecordRequest;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.GetRecordRequest;
import backdrop.history.v1.ImageKind;
import backdrop.history.v1.ListRecordsRequest;
import backdrop.history.v1.ListRecordsResponse;
import backdrop.history.v1.Record;
import backdrop.history.v1.UpdateRecordRequest;
import com.google.protobuf.FieldMask;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A running service to which finished generations are delivered, and two accounts that look at
 * them.
 */
abstract class RecordsScene {
  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject @Any InMemoryConnector connector;
  @Inject FakeInference inference;

  final String anna = "anna-" + UUID.randomUUID();
  final String boris = "boris-" + UUID.randomUUID();
  final String id = UUID.randomUUID().toString();
  HistoryCalls history;

  /** What became of an event. */
  enum Fate {
    ACKNOWLEDGED,
    SET_ASIDE
  }

  @BeforeEach
  void connect() {
    history = new HistoryCalls(port);
    inference.open();
  }

  @AfterEach
  void disconnect() {
    history.close();
  }

  Fate deliver(byte[] event) {
    CompletableFuture<Fate> fate = send(event);
    await().until(fate::isDone);
    return fate.join();
  }

  CompletableFuture<Fate> send(byte[] event) {
    CompletableFuture<Fate> fate = new CompletableFuture<>();
    connector
        .<Message<byte[]>>source("generation-finished")
        .send(
            Message.of(
                event,
                () -> {
                  fate.complete(Fate.ACKNOWLEDGED);
                  return CompletableFuture.completedFuture(null);
                },
                reason -> {
                  fate.complete(Fate.SET_ASIDE);
                  return CompletableFuture.completedFuture(null);
                }));
    return fate;
  }

  Record get(String account, String recordId) {
    var request = GetRecordRequest.newBuilder().setRecordId(recordId).build();
    return history.as(account).getRecord(request).getRecord();
  }

  void delete(String account, String recordId) {
    history
        .as(account)
        .deleteRecord(DeleteRecordRequest.newBuilder().setRecordId(recordId).build());
  }

  Record update(String account, String recordId, boolean favourite, String note, String... fields) {
    var request =
        UpdateRecordRequest.newBuilder()
            .setRecord(
                Record.newBuilder().setRecordId(recordId).setFavourite(favourite).setNote(note))
            .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(fields)))
            .build();
    return history.as(account).updateRecord(request).getRecord();
  }

  ListRecordsResponse list(String account, ListRecordsRequest.Builder request) {
    return history.as(account).listRecords(request.build());
  }

  static ListRecordsRequest.Builder all() {
    return ListRecordsRequest.newBuilder();
  }

  static DownloadImageRequest result(String recordId, int index) {
    return image(ImageKind.IMAGE_KIND_RESULT, recordId, index);
  }

  static DownloadImageRequest thumbnail(String recordId, int index) {
    return image(ImageKind.IMAGE_KIND_THUMBNAIL, recordId, index);
  }

  private static DownloadImageRequest image(ImageKind kind, String recordId, int index) {
    return DownloadImageRequest.newBuilder()
        .setKind(kind)
        .setRecordId(recordId)
        .setImageIndex(index)
        .build();
  }
}
