package backdrop.inference.generation;

import backdrop.inference.provenance.Notary;
import backdrop.inference.provenance.SigningKeys;
import backdrop.picture.market.Presets;
import backdrop.picture.provenance.SigningKey;
import backdrop.picture.provenance.VerificationKey;
import java.util.List;
import java.util.Optional;

/** Finished files signed with a key that every test knows. */
public final class TestFiles {
  public static final SigningKey KEY = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);

  private TestFiles() {}

  /** A key store that holds one key and remembers nothing else. */
  public static SigningKeys keys() {
    return new SigningKeys() {
      @Override
      public SigningKey own() {
        return KEY;
      }

      @Override
      public void remember(VerificationKey key) {}

      @Override
      public List<VerificationKey> remembered() {
        return List.of();
      }
    };
  }

  /** As the service writes them, without prompts, down to quality 60. */
  public static PictureFiles unlimited() {
    Notary notary = new Notary(keys(), Optional.empty(), "Backdrop test");
    return new PictureFiles(notary, () -> false, Presets.builtIn(), 60);
  }
}
