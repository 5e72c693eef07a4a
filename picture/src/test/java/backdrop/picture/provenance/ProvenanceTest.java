package backdrop.picture.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Composition;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import backdrop.picture.Staged;
import backdrop.picture.output.EncodedFile;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.output.PsdFile;
import backdrop.picture.provenance.Verdict.Match;
import backdrop.picture.provenance.Verdict.Signed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvenanceTest {
  private static final SigningKey KEY = SigningKey.ofSeed(seed(7));
  private static final List<VerificationKey> KNOWN = List.of(KEY.publicKey());
  private static final Composition COMPOSED =
      Staged.composed(Staged.disc(120, 90), Staged.background(120, 90));

  private static byte[] seed(int fill) {
    byte[] seed = new byte[SigningKey.SEED_BYTES];
    java.util.Arrays.fill(seed, (byte) fill);
    return seed;
  }

  private static RgbaImage decode(OutputFormat format, byte[] file) {
    return format == OutputFormat.PSD
        ? PsdFile.picture(file)
        : Photos.decode(file, DecodeLimits.DEFAULTS).image();
  }

  private static Verdict verify(OutputFormat format, byte[] file) {
    return Verification.of(format, file, () -> decode(format, file), KNOWN);
  }

  private static EncodedFile plain(OutputFormat format) {
    return FileEncoder.encode(COMPOSED.image(), FileRules.of(format, 92));
  }

  private static Xmp said(EncodedFile file) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("model", "starter");
    settings.put("seed", 7L);
    Statement statement =
        new Statement(
            DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
            "Backdrop test",
            120,
            90,
            file.lossless(),
            Digests.sha256(COMPOSED.image().pixels()),
            Digests.sha256(FileParts.content(file.format(), file.bytes())),
            COMPOSED.fidelity(),
            settings);
    return new Xmp(statement.source(), statement.tool(), Optional.of(statement.signedBy(KEY)), "");
  }

  private static byte[] signed(OutputFormat format) {
    EncodedFile file = plain(format);
    return FileParts.with(format, file.bytes(), said(file));
  }

  @ParameterizedTest
  @EnumSource
  void keepsThePictureAndGivesItsWordsBack(OutputFormat format) {
    EncodedFile file = plain(format);
    Xmp xmp = said(file);
    byte[] with = FileParts.with(format, file.bytes(), xmp);
    assertEquals(Optional.of(xmp), FileParts.xmp(format, with));
    assertEquals(decode(format, file.bytes()), decode(format, with));
    assertArrayEquals(FileParts.content(format, file.bytes()), FileParts.content(format, with));
    assertEquals(Optional.of(format), FileParts.format(with));
  }

  @ParameterizedTest
  @EnumSource
  void replacesWhatWasSaidBefore(OutputFormat format) {
    Xmp other = new Xmp(DigitalSource.TRAINED_ALGORITHMIC_MEDIA, "a & <b>", Optional.empty(), "x");
    byte[] once = FileParts.with(format, plain(format).bytes(), other);
    byte[] twice = FileParts.with(format, signed(format), other);
    assertArrayEquals(once, twice);
    assertEquals(Optional.of(other), FileParts.xmp(format, twice));
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesForTheSamePictureAndSettings(OutputFormat format) {
    assertArrayEquals(signed(format), signed(format));
  }

  @ParameterizedTest
  @EnumSource
  void recognisesTheFileThatWasSigned(OutputFormat format) {
    Verdict verdict = verify(format, signed(format));
    assertEquals(Signed.VALID, verdict.signature());
    assertEquals(Match.SAME_FILE, verdict.match());
    assertEquals(Optional.of(KEY.publicKey().id()), verdict.keyId());
    assertTrue(verdict.statement().orElseThrow().contains("\"maxProductDiff\":0"));
  }

  @Test
  void recognisesThePixelsInAnotherLosslessFile() {
    Xmp xmp = FileParts.xmp(OutputFormat.PNG, signed(OutputFormat.PNG)).orElseThrow();
    byte[] webp =
        FileEncoder.encode(COMPOSED.image(), FileRules.of(OutputFormat.WEBP, 100)).bytes();
    Verdict verdict = verify(OutputFormat.WEBP, FileParts.with(OutputFormat.WEBP, webp, xmp));
    assertEquals(Match.SAME_PIXELS, verdict.match());
  }

  @ParameterizedTest
  @EnumSource
  void tellsAPictureThatIsNotTheSignedOne(OutputFormat format) {
    byte[] changed = COMPOSED.image().pixels().clone();
    changed[4 * 60 * 45] ^= 64;
    RgbaImage other = RgbaImage.of(120, 90, changed);
    byte[] file = FileEncoder.encode(other, FileRules.of(format, 92)).bytes();
    Xmp xmp = FileParts.xmp(format, signed(format)).orElseThrow();
    Verdict verdict = verify(format, FileParts.with(format, file, xmp));
    assertEquals(Signed.VALID, verdict.signature());
    assertEquals(Match.DIFFERENT, verdict.match());
  }

  @Test
  void refusesAReportThatWasImproved() {
    byte[] file = signed(OutputFormat.PNG);
    Xmp xmp = FileParts.xmp(OutputFormat.PNG, file).orElseThrow();
    String[] parts = xmp.statement().orElseThrow().split("\\.");
    String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String better = json.replace("\"seed\":7", "\"seed\":8");
    parts[1] = VerificationKey.BASE64.encodeToString(better.getBytes(StandardCharsets.UTF_8));
    Xmp forged =
        new Xmp(xmp.source(), xmp.tool(), Optional.of(String.join(".", parts)), xmp.changes());
    Verdict verdict = verify(OutputFormat.PNG, FileParts.with(OutputFormat.PNG, file, forged));
    assertEquals(Signed.INVALID, verdict.signature());
    assertEquals(Optional.empty(), verdict.statement());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "...", "a.b.c", "e30.e30.e30", "bm8.bm8.bm8"})
  void refusesWhatIsNoStatement(String nonsense) {
    Xmp xmp = new Xmp(DigitalSource.ALGORITHMICALLY_ENHANCED, "x", Optional.of(nonsense), "");
    byte[] file = FileParts.with(OutputFormat.PNG, plain(OutputFormat.PNG).bytes(), xmp);
    assertEquals(Signed.INVALID, verify(OutputFormat.PNG, file).signature());
  }

  @Test
  void saysWhenItDoesNotKnowTheKey() {
    byte[] file = signed(OutputFormat.JPEG);
    List<VerificationKey> others = List.of(SigningKey.ofSeed(seed(8)).publicKey());
    Verdict verdict =
        Verification.of(OutputFormat.JPEG, file, () -> decode(OutputFormat.JPEG, file), others);
    assertEquals(Signed.UNKNOWN_KEY, verdict.signature());
  }

  @ParameterizedTest
  @EnumSource
  void saysWhenThereIsNoStatement(OutputFormat format) {
    assertEquals(Signed.MISSING, verify(format, plain(format).bytes()).signature());
  }

  @ParameterizedTest
  @EnumSource
  void refusesABrokenFileWithASentence(OutputFormat format) {
    byte[] cut = java.util.Arrays.copyOf(signed(format), 40);
    assertThrows(IllegalArgumentException.class, () -> FileParts.xmp(format, cut));
  }

  /** RFC 8032, section 7.1, test 1, and RFC 8037, appendix A.3. */
  @Test
  void derivesThePublicKeyAndThumbprintOfTheStandards() {
    byte[] seed =
        java.util.HexFormat.of()
            .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    VerificationKey key = SigningKey.ofSeed(seed).publicKey();
    assertEquals("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", key.x());
    assertEquals("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.id());
  }

  @Test
  void readsAKeyAsOpensslWritesIt() {
    String pem =
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """;
    assertEquals(
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", SigningKey.parse(pem).publicKey().x());
  }

  @Test
  void neverRepeatsASecretThatItCannotRead() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SigningKey.parse("c2VjcmV0"));
    assertFalse(String.valueOf(refused.getMessage()).contains("c2VjcmV0"));
    assertFalse(KEY.toString().contains(Base64.getEncoder().encodeToString(seed(7))));
  }
}
