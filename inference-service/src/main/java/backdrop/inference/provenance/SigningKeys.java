package backdrop.inference.provenance;

import backdrop.picture.provenance.SigningKey;
import backdrop.picture.provenance.VerificationKey;
import java.util.List;

/** The keys that this installation signs with; all replicas share them. */
public interface SigningKeys {
  /**
   * The key that the first replica ever made; made now if there is none. Calling it twice, or from
   * two replicas at once, gives the same key.
   */
  SigningKey own();

  /** Remembers a public key for good, so that what it signed can be verified after it is gone. */
  void remember(VerificationKey key);

  /** Every key that was ever remembered. */
  List<VerificationKey> remembered();
}
