package backdrop.inference.provenance;

import backdrop.picture.Composition;
import backdrop.picture.RgbaImage;
import backdrop.picture.output.EncodedFile;
import backdrop.picture.provenance.Digests;
import backdrop.picture.provenance.DigitalSource;
import backdrop.picture.provenance.FileParts;
import backdrop.picture.provenance.SigningKey;
import backdrop.picture.provenance.Statement;
import backdrop.picture.provenance.VerificationKey;
import backdrop.picture.provenance.Xmp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs finished pictures. The same picture, file and settings give the same bytes. Safe for use by
 * many threads; the key is looked up when the first picture is signed.
 */
public final class Notary {
  private final Supplier<SigningKey> source;
  private final SigningKeys keys;
  private final String tool;
  private volatile @Nullable SigningKey key;

  /**
   * @param configured signs instead of the installation's own key
   * @param tool what made the pictures, for example {@code Backdrop 0.1.0}
   */
  public Notary(SigningKeys keys, Optional<SigningKey> configured, String tool) {
    this.source = () -> configured.orElseGet(keys::own);
    this.keys = keys;
    this.tool = tool;
  }

  /**
   * The file with its statement in it.
   *
   * @param settings how the picture was made, name by name
   * @throws backdrop.kit.failure.Failure SERVICE_UNAVAILABLE if the key is needed for the first
   *     time and the store does not answer
   */
  public byte[] sign(
      Composition composed, EncodedFile file, DigitalSource origin, Map<String, Object> settings) {
    RgbaImage picture = composed.image();
    Statement statement =
        new Statement(
            origin,
            tool,
            picture.width(),
            picture.height(),
            file.lossless(),
            Digests.sha256(picture.pixels()),
            Digests.sha256(FileParts.content(file.format(), file.bytes())),
            composed.fidelity(),
            settings);
    Xmp xmp = new Xmp(origin, tool, Optional.of(statement.signedBy(key())), "");
    return FileParts.with(file.format(), file.bytes(), xmp);
  }

  /** The public halves of all keys that ever signed here, the present one first. */
  public List<VerificationKey> known() {
    VerificationKey present = key().publicKey();
    return Stream.concat(Stream.of(present), keys.remembered().stream()).distinct().toList();
  }

  private SigningKey key() {
    @Nullable SigningKey known = key;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      @Nullable SigningKey found = key;
      if (found == null) {
        found = source.get();
        keys.remember(found.publicKey());
        key = found;
      }
      return found;
    }
  }
}
