package backdrop.history.component;

import static backdrop.history.component.HistoryCalls.failure;
import static org.assertj.core.api.Assertions.assertThat;

import backdrop.history.image.Pictures;
import backdrop.history.image.Sha256;
import backdrop.history.v1.AddPhotoRequest;
import backdrop.history.v1.DeletePhotoRequest;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.history.v1.EditMaskRequest;
import backdrop.history.v1.GetPhotoRequest;
import backdrop.history.v1.ImageInfo;
import backdrop.history.v1.ImageKind;
import backdrop.history.v1.ListPhotosRequest;
import backdrop.history.v1.MaskEdit;
import backdrop.history.v1.MaskTool;
import backdrop.history.v1.Photo;
import backdrop.history.v1.PutMaskRequest;
import backdrop.inference.v1.CutOutMethod;
import backdrop.kit.failure.Failure;
import backdrop.kit.failure.FailureKind;
import backdrop.kit.identity.Roles;
import backdrop.kit.testing.MongoServerResource;
import backdrop.kit.testing.TestIssuer;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import com.google.protobuf.ByteString;
import com.mongodb.client.MongoDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoServerResource.class)
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(TestWorld.class)
class PhotosComponentTest {
  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject MongoDatabase database;

  private final String anna = "anna-" + UUID.randomUUID();
  private final String boris = "boris-" + UUID.randomUUID();
  private HistoryCalls history;

  @BeforeEach
  void connect() {
    history = new HistoryCalls(port);
  }

  @AfterEach
  void disconnect() {
    history.close();
  }

  @Test
  void keepsEveryPixelOfAPhoto() {
    byte[] upload = Pictures.jpeg(120, 90, 1);

    Photo photo = history.addPhoto(anna, upload);

    assertThat(photo.getWidth()).isEqualTo(120);
    assertThat(photo.getHeight()).isEqualTo(90);
    assertThat(photo.getFileName()).isEqualTo("mug.jpg");
    byte[] png = history.bytes(anna, picture(photo));
    assertThat(Photos.decode(png, DecodeLimits.DEFAULTS).image())
        .isEqualTo(Photos.decode(upload, DecodeLimits.DEFAULTS).image());
    assertThat(get(anna, photo)).isEqualTo(photo);
  }

  @Test
  void streamsALargePictureInChunksThatMakeUpItsFingerprint() {
    Photo photo = history.addPhoto(anna, Pictures.noisePng(700, 500, 1));

    List<DownloadImageResponse> parts = history.download(anna, picture(photo));

    ImageInfo info = parts.getFirst().getInfo();
    List<ByteString> chunks = parts.stream().skip(1).map(DownloadImageResponse::getChunk).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    chunks.forEach(chunk -> bytes.writeBytes(chunk.toByteArray()));
    assertThat(chunks).hasSizeGreaterThan(3).allMatch(chunk -> chunk.size() <= 256 * 1024);
    assertThat(info.getMediaType()).isEqualTo("image/png");
    assertThat(info.getBytes()).isEqualTo(bytes.size());
    assertThat(info.getSha256()).isEqualTo(Sha256.hex(bytes.toByteArray()));
  }

  @Test
  void keepsOneBlobOfAHundredUploadsAtOnce() throws Exception {
    byte[] upload = Pictures.jpeg(300, 200, 2);
    long blobsBefore = blobs();

    List<Future<Photo>> answers;
    try (ExecutorService people = Executors.newFixedThreadPool(20)) {
      Callable<Photo> call = () -> history.addPhoto(anna, upload);
      answers = people.invokeAll(java.util.Collections.nCopies(100, call));
    }

    List<Photo> photos = new ArrayList<>();
    for (Future<Photo> answer : answers) {
      photos.add(answer.get());
    }
    assertThat(photos).containsOnly(photos.getFirst());
    // The picture and its thumbnail.
    assertThat(blobs() - blobsBefore).isEqualTo(2);
  }

  @Test
  void keepsTheSamePhotoOfAnotherWhenOneDeletesIt() {
    byte[] upload = Pictures.jpeg(100, 80, 31);
    Photo annas = history.addPhoto(anna, upload);
    Photo boriss = history.addPhoto(boris, upload);
    byte[] before = history.bytes(boris, picture(boriss));

    delete(anna, annas);

    assertThat(history.bytes(boris, picture(boriss))).isEqualTo(before);
  }

  @Test
  void takesTheSameBytesAgainAfterTheyWereDeleted() {
    byte[] upload = Pictures.jpeg(64, 64, 3);
    Photo first = history.addPhoto(anna, upload);
    delete(anna, first);
    delete(anna, first);

    Photo again = history.addPhoto(anna, upload);

    assertThat(again.getPhotoId()).isNotEqualTo(first.getPhotoId());
    assertThat(history.bytes(anna, thumbnail(again))).isNotEmpty();
    assertThat(failure(() -> get(anna, first)).reason().name()).isEqualTo("PHOTO_NOT_FOUND");
  }

  @Test
  void keepsAMaskBesideItsPhoto() {
    Photo photo = history.addPhoto(anna, Pictures.jpeg(80, 64, 4));

    Photo masked = putMask(anna, photo, Pictures.mask(80, 64));

    assertThat(masked.getMask().getConfidence()).isEqualTo(0.5f);
    assertThat(masked.getMask().getMethod()).isEqualTo(CutOutMethod.CUT_OUT_METHOD_NETWORK);
    assertThat(masked.getMask().getNetwork()).isEqualTo("u2net");
    var download =
        DownloadImageRequest.newBuilder()
            .setKind(ImageKind.IMAGE_KIND_MASK)
            .setPhotoId(photo.getPhotoId());
    byte[] last = history.bytes(anna, download.build());
    byte[] named = history.bytes(anna, download.setMaskId(masked.getMask().getMaskId()).build());
    assertThat(last).isEqualTo(named).isEqualTo(Pictures.mask(80, 64));
  }

  @Test
  void refusesAMaskOfAnotherSize() {
    Photo photo = history.addPhoto(anna, Pictures.jpeg(80, 64, 5));

    Failure failure = failure(() -> putMask(anna, photo, Pictures.mask(64, 80)));

    assertThat(failure.reason().name()).isEqualTo("MASK_SIZE_DIFFERS");
    assertThat(failure.kind()).isEqualTo(FailureKind.UNPROCESSABLE);
    assertThat(get(anna, photo).hasMask()).isFalse();
  }

  @Test
  void refusesWhatIsNoPicture() {
    byte[] text = "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII);

    Failure failure = failure(() -> history.addPhoto(anna, text));

    assertThat(failure.reason().name()).isEqualTo("PICTURE_TYPE_UNSUPPORTED");
    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(list(anna, 0, "").getPhotosList()).isEmpty();
  }

  @Test
  void answersAPhotoOfAnotherAsOneThatDoesNotExist() {
    Photo annas = history.addPhoto(anna, Pictures.jpeg(64, 64, 6));
    putMask(anna, annas, Pictures.mask(64, 64));
    Photo unknown = annas.toBuilder().setPhotoId("11111111-2222-3333-4444-555555555555").build();

    for (ImageKind kind :
        List.of(
            ImageKind.IMAGE_KIND_PHOTO,
            ImageKind.IMAGE_KIND_MASK,
            ImageKind.IMAGE_KIND_THUMBNAIL)) {
      assertSameRefusal(
          () -> history.bytes(boris, image(kind, annas)),
          () -> history.bytes(boris, image(kind, unknown)));
    }
    assertSameRefusal(() -> get(boris, annas), () -> get(boris, unknown));
    assertSameRefusal(
        () -> putMask(boris, annas, Pictures.mask(64, 64)),
        () -> putMask(boris, unknown, Pictures.mask(64, 64)));
    delete(boris, annas);
    assertThat(get(anna, annas).getPhotoId()).isEqualTo(annas.getPhotoId());
    assertThat(list(boris, 0, "").getPhotosList()).isEmpty();
  }

  @Test
  void listsEachPhotoOncePageByPage() {
    List<String> added = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      added.addFirst(history.addPhoto(anna, Pictures.jpeg(64, 64, 10 + seed)).getPhotoId());
    }

    var first = list(anna, 2, "");
    var second = list(anna, 2, first.getNextPageToken());
    var third = list(anna, 2, second.getNextPageToken());

    List<String> seen = new ArrayList<>();
    List.of(first, second, third)
        .forEach(page -> page.getPhotosList().forEach(photo -> seen.add(photo.getPhotoId())));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(added);
    assertThat(third.getNextPageToken()).isEmpty();
    assertThat(failure(() -> list(boris, 2, first.getNextPageToken())).reason().name())
        .isEqualTo("PAGE_TOKEN_INVALID");
    assertThat(failure(() -> list(anna, 101, "")).reason().name())
        .isEqualTo("PAGE_SIZE_OUT_OF_RANGE");
  }

  @Test
  void refusesCallersWhoAreNoAccount() {
    var request = ListPhotosRequest.getDefaultInstance();

    assertThat(failure(() -> history.anonymous().listPhotos(request)).reason().name())
        .isEqualTo("TOKEN_MISSING");
    assertThat(
            failure(() -> history.withRole("history", Roles.SERVICE).listPhotos(request))
                .reason()
                .name())
        .isEqualTo("SCOPE_MISSING");
  }

  @Test
  void refusesAMessageOverTheLimitAndGoesOn() {
    var request =
        AddPhotoRequest.newBuilder().setPhoto(ByteString.copyFrom(new byte[33 << 20])).build();

    assertThat(failure(() -> history.as(anna).addPhoto(request)).kind())
        .isEqualTo(FailureKind.TOO_LARGE);
    assertThat(list(anna, 0, "").getPhotosList()).isEmpty();
  }

  private long blobs() {
    return database.getCollection("images.files").countDocuments();
  }

  private Photo get(String account, Photo photo) {
    var request = GetPhotoRequest.newBuilder().setPhotoId(photo.getPhotoId()).build();
    return history.as(account).getPhoto(request).getPhoto();
  }

  private void delete(String account, Photo photo) {
    history
        .as(account)
        .deletePhoto(DeletePhotoRequest.newBuilder().setPhotoId(photo.getPhotoId()).build());
  }

  private Photo putMask(String account, Photo photo, byte[] mask) {
    var request =
        PutMaskRequest.newBuilder()
            .setPhotoId(photo.getPhotoId())
            .setMask(ByteString.copyFrom(mask))
            .setConfidence(0.5f)
            .setMethod(CutOutMethod.CUT_OUT_METHOD_NETWORK)
            .setNetwork("u2net")
            .build();
    return history.as(account).putMask(request).getPhoto();
  }

  @Test
  void answersAnEditedMaskAndNamesAnEditThatIsWrong() {
    Photo photo = history.addPhoto(anna, Pictures.jpeg(80, 64, 4));
    var edits = EditMaskRequest.newBuilder().setPhotoId(photo.getPhotoId());
    edits.setMask(ByteString.copyFrom(Pictures.mask(80, 64)));
    edits.addEdits(MaskEdit.newBuilder().setTool(MaskTool.MASK_TOOL_INVERT));

    byte[] edited = history.as(anna).editMask(edits.build()).getMask().toByteArray();

    edits.addEdits(MaskEdit.newBuilder().setTool(MaskTool.MASK_TOOL_SHRINK).setPixels(201));
    Failure wrong = failure(() -> history.as(anna).editMask(edits.build()));
    Mask before = Mask.decode(Pictures.mask(80, 64), 80, 64, DecodeLimits.DEFAULTS);
    assertThat(Mask.decode(edited, 80, 64, DecodeLimits.DEFAULTS)).isEqualTo(before.inverted());
    assertThat(wrong.reason().name()).isEqualTo("MASK_EDIT_INVALID");
    assertThat(wrong.fields().getFirst().field()).isEqualTo("edits[1].pixels");
  }

  private backdrop.history.v1.ListPhotosResponse list(String account, int size, String token) {
    return history
        .as(account)
        .listPhotos(ListPhotosRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }

  private static void assertSameRefusal(Runnable foreign, Runnable unknown) {
    Failure refused = failure(foreign);
    assertThat(refused.reason().name()).isEqualTo("PHOTO_NOT_FOUND");
    assertThat(refused.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(refused.text()).isEqualTo(failure(unknown).text());
  }

  private static DownloadImageRequest picture(Photo photo) {
    return image(ImageKind.IMAGE_KIND_PHOTO, photo);
  }

  private static DownloadImageRequest thumbnail(Photo photo) {
    return image(ImageKind.IMAGE_KIND_THUMBNAIL, photo);
  }

  private static DownloadImageRequest image(ImageKind kind, Photo photo) {
    return DownloadImageRequest.newBuilder().setKind(kind).setPhotoId(photo.getPhotoId()).build();
  }
}
