package backdrop.inference.component;

import static org.assertj.core.api.Assertions.assertThat;

import backdrop.inference.generation.TestPhotos;
import backdrop.inference.v1.GetProvenanceKeysRequest;
import backdrop.inference.v1.StatementMatch;
import backdrop.inference.v1.StatementSignature;
import backdrop.inference.v1.VerifyPictureRequest;
import com.google.protobuf.ByteString;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What pictures say about themselves. */
@QuarkusTest
class ProvenanceComponentTest extends InferenceComponent {
  @Test
  void handsOutTheKeysThatPicturesAreVerifiedWithToAnybody() {
    var keys =
        asNobody().getProvenanceKeys(GetProvenanceKeysRequest.getDefaultInstance()).getKeysList();

    assertThat(keys).singleElement().satisfies(key -> assertThat(key.getX()).hasSize(43));
  }

  @Test
  void saysOfAStrangersPictureThatItCarriesNoStatement() {
    var verdict =
        as(ann)
            .verifyPicture(
                VerifyPictureRequest.newBuilder()
                    .setPicture(ByteString.copyFrom(TestPhotos.photo()))
                    .build());

    assertThat(verdict.getSignature()).isEqualTo(StatementSignature.STATEMENT_SIGNATURE_MISSING);
    assertThat(verdict.getMatch()).isEqualTo(StatementMatch.STATEMENT_MATCH_NOT_COMPARED);
  }
}
