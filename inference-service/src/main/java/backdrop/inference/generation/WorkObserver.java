package backdrop.inference.generation;

import java.time.Duration;

/** Told of what the worker does, for figures and logs. */
public interface WorkObserver {
  /** One denoising step took that long. */
  void stepped(Duration took);

  /** One image has ended, whichever way. */
  void imageEnded(ImageState end);

  /** A lease was taken away by another replica. */
  void leaseLost();

  /** An attempt failed and will be repeated. */
  void attemptFailed(PaintFailure failure);
}
