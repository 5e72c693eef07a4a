package backdrop.inference.cutout.scene;

/** What is hard about a generated scene. */
public enum SceneKind {
  /** An opaque product before a plain backdrop. */
  PLAIN(true),
  /** The backdrop is seen through a ring or a handle. */
  RING(true),
  /** Straps a few pixels wide, with the backdrop between them. */
  STRAPS(true),
  /** Hundreds of hairs about a pixel wide. */
  HAIR(true),
  /** A contact shadow and a cast shadow on the floor. */
  SHADOW(true),
  /** A backdrop that is much darker at one end. */
  GRADIENT(true),
  /** Sensor noise, then JPEG at a low quality. */
  NOISE(true),
  /** A white product before a white backdrop, told apart by its shading. */
  WHITE_ON_WHITE(true),
  /** A tinted body through which the backdrop is seen. */
  GLASS(false),
  /** A wooden or woven background. */
  TEXTURED(false);

  private final boolean plainBackdrop;

  SceneKind(boolean plainBackdrop) {
    this.plainBackdrop = plainBackdrop;
  }

  /** Whether an opaque product stands before a backdrop without texture. */
  public boolean plainBackdrop() {
    return plainBackdrop;
  }
}
