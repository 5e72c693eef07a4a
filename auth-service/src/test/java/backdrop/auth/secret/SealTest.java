package backdrop.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.auth.secret.Seal.SealBrokenException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] TEXT = {1, 2, 3, 4, 5};

  private final Seal seal = seal("one master secret of forty characters ..", "purpose");

  @Test
  void opensWhatItClosed() {
    assertThat(seal.open(seal.close(TEXT, "label"), "label")).isEqualTo(TEXT);
  }

  @Test
  void closesTheSameBytesDifferentlyEachTime() {
    assertThat(seal.close(TEXT, "label")).isNotEqualTo(seal.close(TEXT, "label"));
  }

  @Test
  void opensNothingUnderAnotherLabel() {
    byte[] sealed = seal.close(TEXT, "label");

    assertThatThrownBy(() -> seal.open(sealed, "other")).isInstanceOf(SealBrokenException.class);
  }

  @Test
  void opensNothingOfAnotherSecretOrPurpose() {
    byte[] sealed = seal.close(TEXT, "label");
    Seal otherSecret = seal("another master secret of forty characters", "purpose");
    Seal otherPurpose = seal("one master secret of forty characters ..", "other");

    assertThatThrownBy(() -> otherSecret.open(sealed, "label"))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> otherPurpose.open(sealed, "label"))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void noticesAChangedBit() {
    byte[] sealed = seal.close(TEXT, "label");
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> seal.open(sealed, "label")).isInstanceOf(SealBrokenException.class);
  }

  @Test
  void noticesMissingBytes() {
    assertThatThrownBy(() -> seal.open(new byte[3], "label"))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void wantsALongMasterSecret() {
    assertThatThrownBy(() -> new MasterSecret("x".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
  }

  private static Seal seal(String secret, String purpose) {
    return new Seal(new MasterSecret(secret), purpose, new SecureRandom());
  }
}
