package backdrop.history.grpc;

import backdrop.history.export.CheckedImage;
import backdrop.history.export.ExportDesk;
import backdrop.history.export.ExportZip;
import backdrop.history.failure.HistoryReason;
import backdrop.history.image.Images;
import backdrop.history.image.KeptImage;
import backdrop.history.page.Page;
import backdrop.history.photo.AddedPhoto;
import backdrop.history.photo.Photo;
import backdrop.history.photo.PhotoDesk;
import backdrop.history.record.GenerationRecord;
import backdrop.history.record.RecordChange;
import backdrop.history.record.RecordDesk;
import backdrop.history.record.RecordFilter;
import backdrop.history.v1.AddPhotoRequest;
import backdrop.history.v1.AddPhotoResponse;
import backdrop.history.v1.CheckExportRequest;
import backdrop.history.v1.CheckExportResponse;
import backdrop.history.v1.DeletePhotoRequest;
import backdrop.history.v1.DeletePhotoResponse;
import backdrop.history.v1.DeleteRecordRequest;
import backdrop.history.v1.DeleteRecordResponse;
import backdrop.history.v1.DownloadImageRequest;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.history.v1.EditMaskRequest;
import backdrop.history.v1.EditMaskResponse;
import backdrop.history.v1.ExportRequest;
import backdrop.history.v1.ExportResponse;
import backdrop.history.v1.GetPhotoRequest;
import backdrop.history.v1.GetPhotoResponse;
import backdrop.history.v1.GetRecordRequest;
import backdrop.history.v1.GetRecordResponse;
import backdrop.history.v1.HistoryService;
import backdrop.history.v1.ListPhotosRequest;
import backdrop.history.v1.ListPhotosResponse;
import backdrop.history.v1.ListPresetsRequest;
import backdrop.history.v1.ListPresetsResponse;
import backdrop.history.v1.ListRecordsRequest;
import backdrop.history.v1.ListRecordsResponse;
import backdrop.history.v1.MeasureProductRequest;
import backdrop.history.v1.MeasureProductResponse;
import backdrop.history.v1.PutMaskRequest;
import backdrop.history.v1.PutMaskResponse;
import backdrop.history.v1.UpdateRecordRequest;
import backdrop.history.v1.UpdateRecordResponse;
import backdrop.kit.failure.Failure;
import backdrop.kit.identity.Caller;
import backdrop.kit.identity.Roles;
import com.google.protobuf.UnsafeByteOperations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;

/** The history service on the wire: translates, and hands on to the desks. */
@GrpcService
@RegisterInterceptor(DownloadPace.class)
@RolesAllowed(Roles.USER)
public class HistoryGrpcService implements HistoryService {
  private final PhotoDesk photos;
  private final RecordDesk records;
  private final ExportDesk exports;
  private final Images images;
  private final Caller caller;
  private final MeterRegistry metrics;

  public HistoryGrpcService(
      PhotoDesk photos,
      RecordDesk records,
      ExportDesk exports,
      Images images,
      Caller caller,
      MeterRegistry metrics) {
    this.photos = photos;
    this.records = records;
    this.exports = exports;
    this.images = images;
    this.caller = caller;
    this.metrics = metrics;
  }

  @Override
  @Blocking
  public Uni<AddPhotoResponse> addPhoto(AddPhotoRequest request) {
    AddedPhoto added =
        photos.add(caller.accountId(), request.getPhoto().toByteArray(), request.getFileName());
    metrics
        .counter("backdrop_history_photos", "outcome", added.isNew() ? "kept" : "known")
        .increment();
    return answer(
        AddPhotoResponse.newBuilder().setPhoto(PhotoMessages.message(added.photo())).build());
  }

  @Override
  @Blocking
  public Uni<GetPhotoResponse> getPhoto(GetPhotoRequest request) {
    Photo photo = photos.get(caller.accountId(), request.getPhotoId());
    return answer(GetPhotoResponse.newBuilder().setPhoto(PhotoMessages.message(photo)).build());
  }

  @Override
  @Blocking
  public Uni<ListPhotosResponse> listPhotos(ListPhotosRequest request) {
    Page<Photo> page =
        photos.list(caller.accountId(), request.getPageSize(), request.getPageToken());
    return answer(
        ListPhotosResponse.newBuilder()
            .addAllPhotos(page.items().stream().map(PhotoMessages::message).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  @Blocking
  public Uni<DeletePhotoResponse> deletePhoto(DeletePhotoRequest request) {
    photos.delete(caller.accountId(), request.getPhotoId());
    return answer(DeletePhotoResponse.getDefaultInstance());
  }

  @Override
  @Blocking
  public Uni<MeasureProductResponse> measureProduct(MeasureProductRequest request) {
    return answer(PhotoMessages.look(photos.look(caller.accountId(), request.getPhotoId())));
  }

  @Override
  @Blocking
  public Uni<PutMaskResponse> putMask(PutMaskRequest request) {
    Photo photo =
        photos.putMask(
            caller.accountId(),
            request.getPhotoId(),
            request.getMask().toByteArray(),
            MaskMessages.reading(request.getReading()),
            PhotoMessages.origin(request));
    return answer(PutMaskResponse.newBuilder().setPhoto(PhotoMessages.message(photo)).build());
  }

  @Override
  @Blocking
  public Uni<EditMaskResponse> editMask(EditMaskRequest request) {
    byte[] mask =
        photos.editMask(caller.accountId(), request.getPhotoId(), MaskMessages.editing(request));
    return answer(
        EditMaskResponse.newBuilder().setMask(UnsafeByteOperations.unsafeWrap(mask)).build());
  }

  @Override
  @Blocking
  public Uni<ListRecordsResponse> listRecords(ListRecordsRequest request) {
    RecordFilter filter =
        new RecordFilter(request.getFavouritesOnly(), request.getPhotoId(), request.getStyleId());
    Page<GenerationRecord> page =
        records.list(caller.accountId(), filter, request.getPageSize(), request.getPageToken());
    return answer(
        ListRecordsResponse.newBuilder()
            .addAllRecords(page.items().stream().map(RecordMessages::message).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  @Blocking
  public Uni<GetRecordResponse> getRecord(GetRecordRequest request) {
    GenerationRecord found = records.get(caller.accountId(), request.getRecordId());
    return answer(GetRecordResponse.newBuilder().setRecord(RecordMessages.message(found)).build());
  }

  @Override
  @Blocking
  public Uni<UpdateRecordResponse> updateRecord(UpdateRecordRequest request) {
    RecordChange change =
        RecordChange.of(
            request.getUpdateMask().getPathsList(),
            request.getRecord().getFavourite(),
            request.getRecord().getNote());
    GenerationRecord changed =
        records.change(caller.accountId(), request.getRecord().getRecordId(), change);
    return answer(
        UpdateRecordResponse.newBuilder().setRecord(RecordMessages.message(changed)).build());
  }

  @Override
  @Blocking
  public Uni<DeleteRecordResponse> deleteRecord(DeleteRecordRequest request) {
    records.delete(caller.accountId(), request.getRecordId());
    return answer(DeleteRecordResponse.getDefaultInstance());
  }

  @Override
  @Blocking
  public Multi<DownloadImageResponse> downloadImage(DownloadImageRequest request) {
    KeptImage image = find(caller.accountId(), request);
    return ImageStream.of(image, images.open(image));
  }

  @Override
  @Blocking
  public Uni<ListPresetsResponse> listPresets(ListPresetsRequest request) {
    return answer(
        ListPresetsResponse.newBuilder()
            .addAllPresets(exports.presets().stream().map(PresetMessages::message).toList())
            .build());
  }

  @Override
  @Blocking
  public Uni<CheckExportResponse> checkExport(CheckExportRequest request) {
    List<CheckedImage> checked =
        exports.check(
            caller.accountId(),
            request.getPresetId(),
            ExportMessages.choices(request.getImagesList()));
    return answer(
        CheckExportResponse.newBuilder()
            .addAllImages(checked.stream().map(ExportMessages::message).toList())
            .build());
  }

  @Override
  @Blocking
  public Multi<ExportResponse> export(ExportRequest request) {
    ExportZip zip =
        exports.zip(
            caller.accountId(),
            request.getPresetId(),
            ExportMessages.choices(request.getImagesList()),
            Locale.forLanguageTag(request.getLanguage()));
    return ImageStream.of(zip, chunk -> ExportResponse.newBuilder().setChunk(chunk).build());
  }

  private KeptImage find(String accountId, DownloadImageRequest request) {
    String photoId = request.getPhotoId();
    String recordId = request.getRecordId();
    return switch (request.getKind()) {
      case IMAGE_KIND_PHOTO -> photos.get(accountId, photoId).picture();
      case IMAGE_KIND_MASK -> photos.mask(accountId, photoId, request.getMaskId());
      case IMAGE_KIND_RESULT -> records.result(accountId, recordId, request.getImageIndex());
      case IMAGE_KIND_THUMBNAIL ->
          recordId.isEmpty()
              ? photos.get(accountId, photoId).thumbnail()
              : records.thumbnail(accountId, recordId, request.getImageIndex());
      case IMAGE_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new Failure(HistoryReason.IMAGE_NOT_FOUND, "There is no such kind of image.");
    };
  }

  private static <T> Uni<T> answer(T message) {
    return Uni.createFrom().item(message);
  }
}
