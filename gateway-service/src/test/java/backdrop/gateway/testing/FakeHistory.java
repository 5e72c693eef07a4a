package backdrop.gateway.testing;

import static backdrop.gateway.testing.FakeServices.account;
import static backdrop.gateway.testing.FakeServices.answer;
import static backdrop.gateway.testing.FakeServices.failure;

import backdrop.history.v1.*;
import backdrop.history.v1.EditMaskRequest;
import backdrop.history.v1.EditMaskResponse;
import backdrop.history.v1.Record;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.ImageFormat;
import backdrop.inference.v1.MarketRule;
import backdrop.inference.v1.RuleOutcome;
import backdrop.inference.v1.RuleResult;
import backdrop.kit.failure.FailureKind;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Photos by owner; the bytes of a kept photo are whatever was uploaded. */
public final class FakeHistory extends HistoryServiceGrpc.HistoryServiceImplBase {
  public static final int CHUNK = 256 * 1024;

  /** Chunks handed to gRPC so far. */
  public final AtomicInteger chunksSent = new AtomicInteger();

  public final AtomicInteger photosAdded = new AtomicInteger();

  public final AtomicInteger cancelledDownloads = new AtomicInteger();

  private final Map<String, Kept> photos = new ConcurrentHashMap<>();

  private record Kept(String owner, Photo photo, ByteString bytes, ByteString mask) {}

  private volatile MaskReading lastReading = MaskReading.MASK_READING_UNSPECIFIED;

  /** How the mask last put was to be read. */
  public MaskReading lastReading() {
    return lastReading;
  }

  /** Keeps a photo as if it had been uploaded. */
  public String keep(String owner, ByteString bytes, ByteString mask) {
    String id = UUID.randomUUID().toString();
    photos.put(id, new Kept(owner, photo(id, "kept.png", mask, null), bytes, mask));
    return id;
  }

  @Override
  public void addPhoto(AddPhotoRequest request, StreamObserver<AddPhotoResponse> observer) {
    answer(
        observer,
        () -> {
          String owner = account();
          if (request.getPhoto().toStringUtf8().startsWith("corrupt")) {
            throw failure(FailureKind.UNPROCESSABLE, "PICTURE_CORRUPT");
          }
          photosAdded.incrementAndGet();
          String id = UUID.randomUUID().toString();
          Photo photo = photo(id, request.getFileName(), ByteString.EMPTY, null);
          photos.put(id, new Kept(owner, photo, request.getPhoto(), ByteString.EMPTY));
          return AddPhotoResponse.newBuilder().setPhoto(photo).build();
        });
  }

  @Override
  public void getPhoto(GetPhotoRequest request, StreamObserver<GetPhotoResponse> observer) {
    answer(
        observer,
        () -> GetPhotoResponse.newBuilder().setPhoto(own(request.getPhotoId()).photo()).build());
  }

  @Override
  public void deletePhoto(
      DeletePhotoRequest request, StreamObserver<DeletePhotoResponse> observer) {
    answer(
        observer,
        () -> {
          own(request.getPhotoId());
          return DeletePhotoResponse.getDefaultInstance();
        });
  }

  /** Every product is a red bottle; a photo without a mask cannot be measured. */
  @Override
  public void measureProduct(
      MeasureProductRequest request, StreamObserver<MeasureProductResponse> observer) {
    answer(
        observer,
        () -> {
          if (own(request.getPhotoId()).mask().isEmpty()) {
            throw failure(FailureKind.NOT_FOUND, "MASK_NOT_FOUND");
          }
          return MeasureProductResponse.newBuilder()
              .addColours(ProductColour.newBuilder().setRgb(0xc8102e).setShare(0.75f))
              .setAspect(0.5f)
              .build();
        });
  }

  @Override
  public void putMask(PutMaskRequest request, StreamObserver<PutMaskResponse> observer) {
    answer(
        observer,
        () -> {
          Kept kept = own(request.getPhotoId());
          lastReading = request.getReading();
          Photo photo =
              photo(request.getPhotoId(), kept.photo().getFileName(), request.getMask(), request);
          photos.put(
              request.getPhotoId(), new Kept(kept.owner(), photo, kept.bytes(), request.getMask()));
          return PutMaskResponse.newBuilder().setPhoto(photo).build();
        });
  }

  /** Answers what was asked for, in words. */
  @Override
  public void editMask(EditMaskRequest request, StreamObserver<EditMaskResponse> observer) {
    answer(
        observer,
        () -> {
          own(request.getPhotoId());
          String words =
              request.getEditsList().stream()
                  .map(edit -> edit.getTool() + " " + edit.getPixels())
                  .collect(Collectors.joining(", "));
          String files =
              request.getMask().toStringUtf8()
                  + "; "
                  + request.getStrokes().toStringUtf8()
                  + "; "
                  + request.getReading();
          return EditMaskResponse.newBuilder()
              .setMask(ByteString.copyFromUtf8(words + "; " + files))
              .build();
        });
  }

  @Override
  public void listRecords(
      ListRecordsRequest request, StreamObserver<ListRecordsResponse> observer) {
    answer(
        observer,
        () ->
            ListRecordsResponse.newBuilder()
                .addRecords(
                    Record.newBuilder()
                        .setRecordId("record-1")
                        .setNote(account() + request.getPageSize() + request.getPageToken())
                        .setGeneration(
                            Generation.newBuilder()
                                .addImages(GenerationImage.newBuilder().setIndex(0))))
                .setNextPageToken("next")
                .build());
  }

  @Override
  public void updateRecord(
      UpdateRecordRequest request, StreamObserver<UpdateRecordResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return UpdateRecordResponse.newBuilder()
              .setRecord(
                  request.getRecord().toBuilder()
                      .setNote(String.join(",", request.getUpdateMask().getPathsList())))
              .build();
        });
  }

  @Override
  public void listPresets(
      ListPresetsRequest request, StreamObserver<ListPresetsResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          return ListPresetsResponse.newBuilder()
              .addPresets(
                  MarketPreset.newBuilder()
                      .setPresetId("bazaar")
                      .setName(PresetText.newBuilder().setEn("Bazaar").setRu("Базар"))
                      .setSides(PresetSides.newBuilder().setWidth(900).setHeight(1200))
                      .addFormats(ImageFormat.IMAGE_FORMAT_JPEG)
                      .setMinFill(0.85)
                      .setSourceUrl("https://example.com/rules"))
              .build();
        });
  }

  /** Every image is padded and passes, unless its record is called "small". */
  @Override
  public void checkExport(
      CheckExportRequest request, StreamObserver<CheckExportResponse> observer) {
    answer(
        observer,
        () -> {
          account();
          var response = CheckExportResponse.newBuilder();
          for (ImageReference image : request.getImagesList()) {
            response.addImages(
                ExportedImage.newBuilder()
                    .setImage(image)
                    .addChanges(
                        ExportChange.newBuilder()
                            .setKind(ExportChangeKind.EXPORT_CHANGE_KIND_PADDED)
                            .setDetail("1 × 1 → 3 × 4"))
                    .addAfter(
                        RuleResult.newBuilder()
                            .setRule(MarketRule.MARKET_RULE_SIDES)
                            .setOutcome(
                                image.getRecordId().equals("small")
                                    ? RuleOutcome.RULE_OUTCOME_FAILED
                                    : RuleOutcome.RULE_OUTCOME_PASSED)
                            .setMeasured("3 × 4"))
                    .setFile(ImageInfo.newBuilder().setMediaType("image/jpeg").setBytes(7)));
          }
          return response.build();
        });
  }

  /** Two chunks that say what was asked for; a preset called "nowhere" is refused. */
  @Override
  public void export(ExportRequest request, StreamObserver<ExportResponse> observer) {
    if (request.getPresetId().equals("nowhere")) {
      observer.onError(failure(FailureKind.INVALID, "PRESET_UNKNOWN"));
      return;
    }
    observer.onNext(chunk("PK " + request.getPresetId()));
    observer.onNext(chunk(" " + request.getImagesCount() + " " + request.getLanguage()));
    observer.onCompleted();
  }

  private static ExportResponse chunk(String text) {
    return ExportResponse.newBuilder().setChunk(ByteString.copyFromUtf8(text)).build();
  }

  @Override
  public void downloadImage(
      DownloadImageRequest request, StreamObserver<DownloadImageResponse> observer) {
    Kept kept;
    try {
      kept = own(request.getPhotoId());
    } catch (RuntimeException refused) {
      observer.onError(refused);
      return;
    }
    ByteString bytes = request.getKind() == ImageKind.IMAGE_KIND_MASK ? kept.mask() : kept.bytes();
    send(bytes, (ServerCallStreamObserver<DownloadImageResponse>) observer);
  }

  private void send(ByteString bytes, ServerCallStreamObserver<DownloadImageResponse> observer) {
    observer.setOnCancelHandler(cancelledDownloads::incrementAndGet);
    AtomicInteger offset = new AtomicInteger(-1);
    observer.setOnReadyHandler(
        () -> {
          while (observer.isReady() && offset.get() < bytes.size()) {
            int from = offset.get();
            if (from < 0) {
              var info =
                  ImageInfo.newBuilder()
                      .setMediaType("image/png")
                      .setBytes(bytes.size())
                      .setSha256("sha-of-" + bytes.size());
              observer.onNext(DownloadImageResponse.newBuilder().setInfo(info).build());
              offset.set(0);
            } else {
              int to = Math.min(bytes.size(), from + CHUNK);
              observer.onNext(
                  DownloadImageResponse.newBuilder().setChunk(bytes.substring(from, to)).build());
              chunksSent.incrementAndGet();
              offset.set(to);
            }
            if (offset.get() >= bytes.size()) {
              observer.onCompleted();
            }
          }
        });
  }

  private Kept own(String photoId) {
    Kept kept = photos.get(photoId);
    if (kept == null || !kept.owner().equals(account())) {
      throw failure(FailureKind.NOT_FOUND, "PHOTO_NOT_FOUND");
    }
    return kept;
  }

  private static Photo photo(String id, String name, ByteString mask, PutMaskRequest put) {
    var photo =
        Photo.newBuilder()
            .setPhotoId(id)
            .setWidth(64)
            .setHeight(48)
            .setFileName(name)
            .setCreatedAt(Timestamp.newBuilder().setSeconds(1_700_000_000));
    if (!mask.isEmpty()) {
      photo.getMaskBuilder().setMaskId("mask-of-" + mask.size());
      if (put != null && put.hasConfidence()) {
        photo
            .getMaskBuilder()
            .setConfidence(put.getConfidence())
            .setMethod(put.getMethod())
            .setNetwork(put.getNetwork());
      }
    }
    return photo.build();
  }
}
