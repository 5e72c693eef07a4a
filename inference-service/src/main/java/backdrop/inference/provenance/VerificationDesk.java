package backdrop.inference.provenance;

import backdrop.inference.reason.InferenceReason;
import backdrop.inference.reason.PictureRefusals;
import backdrop.kit.failure.Failure;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.RgbaImage;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.output.PsdFile;
import backdrop.picture.provenance.FileParts;
import backdrop.picture.provenance.Verdict;
import backdrop.picture.provenance.Verification;

/** Says of a picture that somebody brings whether it is what was signed here. */
public final class VerificationDesk {
  private final Notary notary;
  private final DecodeLimits limits;
  private final DecoderSlots slots;

  /**
   * @param slots one for each picture that may be in memory decoded; shared by all who decode
   */
  public VerificationDesk(Notary notary, DecodeLimits limits, DecoderSlots slots) {
    this.notary = notary;
    this.limits = limits;
    this.slots = slots;
  }

  /**
   * Judges a file.
   *
   * @throws Failure with a picture reason
   */
  public Verdict verify(byte[] file) {
    if (file.length == 0) {
      throw new Failure(InferenceReason.PICTURE_EMPTY, "No picture was sent.");
    }
    OutputFormat format =
        FileParts.format(file)
            .orElseThrow(
                () ->
                    new Failure(
                        InferenceReason.PICTURE_TYPE_UNSUPPORTED,
                        "Only PNG, JPEG, WebP and PSD files carry a statement."));
    try (var _ = slots.take()) {
      return Verification.of(format, file, () -> decode(format, file), notary.known());
    } catch (PictureException refused) {
      throw PictureRefusals.failure(refused);
    } catch (IllegalArgumentException broken) {
      throw new Failure(InferenceReason.PICTURE_CORRUPT, "The file is cut off or broken.", broken);
    }
  }

  private RgbaImage decode(OutputFormat format, byte[] file) {
    return format == OutputFormat.PSD ? PsdFile.picture(file) : Photos.decode(file, limits).image();
  }
}
