package backdrop.inference.grpc;

/** How many bytes photo and mask of one start may have together. */
public record UploadLimit(long bytes) {}
