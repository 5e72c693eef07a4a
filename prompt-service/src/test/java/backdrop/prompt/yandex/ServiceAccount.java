package backdrop.prompt.yandex;

import backdrop.fakeyandex.FakeYandex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A service account with a new key, of which the file is as Yandex writes it. */
final class ServiceAccount {
  private final KeyPair pair;

  private ServiceAccount(KeyPair pair) {
    this.pair = pair;
  }

  /** An account that the fake lets exchange JWTs for tokens. */
  static ServiceAccount trustedBy(FakeYandex yandex) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    yandex.trust("account-1", "key-1", pair.getPublic());
    return new ServiceAccount(pair);
  }

  /** The file of its key, read. */
  ServiceAccountKey key(Path folder) throws IOException {
    String json =
        """
        {"id":"key-1","service_account_id":"account-1","key_algorithm":"RSA_2048",\
        "private_key":"PLEASE DO NOT REMOVE THIS LINE! Yandex.Cloud SA Key ID <key-1>\\n\
        -----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}"""
            .formatted(privateKey().replace("\n", "\\n"));
    return ServiceAccountKey.read(Files.writeString(folder.resolve("key.json"), json));
  }

  /** What must be seen nowhere, in lines as in a PEM file. */
  String privateKey() {
    return Base64.getMimeEncoder(64, new byte[] {'\n'})
        .encodeToString(pair.getPrivate().getEncoded());
  }
}
