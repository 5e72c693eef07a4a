package backdrop.inference.grpc;

import backdrop.inference.v1.GetProvenanceKeysResponse;
import backdrop.inference.v1.ProvenanceKey;
import backdrop.inference.v1.StatementMatch;
import backdrop.inference.v1.StatementSignature;
import backdrop.inference.v1.VerifyPictureResponse;
import backdrop.picture.provenance.Verdict;
import backdrop.picture.provenance.VerificationKey;
import backdrop.picture.provenance.Xmp;
import java.util.List;

/** Keys and verdicts as they go over the wire. */
final class ProvenanceMessages {
  private ProvenanceMessages() {}

  static GetProvenanceKeysResponse message(List<VerificationKey> keys) {
    return GetProvenanceKeysResponse.newBuilder()
        .addAllKeys(
            keys.stream()
                .map(key -> ProvenanceKey.newBuilder().setKeyId(key.id()).setX(key.x()).build())
                .toList())
        .build();
  }

  static VerifyPictureResponse message(Verdict verdict) {
    return VerifyPictureResponse.newBuilder()
        .setSignature(
            switch (verdict.signature()) {
              case VALID -> StatementSignature.STATEMENT_SIGNATURE_VALID;
              case INVALID -> StatementSignature.STATEMENT_SIGNATURE_INVALID;
              case UNKNOWN_KEY -> StatementSignature.STATEMENT_SIGNATURE_UNKNOWN_KEY;
              case MISSING -> StatementSignature.STATEMENT_SIGNATURE_MISSING;
            })
        .setMatch(
            switch (verdict.match()) {
              case SAME_FILE -> StatementMatch.STATEMENT_MATCH_SAME_FILE;
              case SAME_PIXELS -> StatementMatch.STATEMENT_MATCH_SAME_PIXELS;
              case DIFFERENT -> StatementMatch.STATEMENT_MATCH_DIFFERENT;
              case NOT_COMPARED -> StatementMatch.STATEMENT_MATCH_NOT_COMPARED;
            })
        .setKeyId(verdict.keyId().orElse(""))
        .setStatement(verdict.statement().orElse(""))
        .setDigitalSourceType(verdict.xmp().map(xmp -> xmp.source().code()).orElse(""))
        .setChanges(verdict.xmp().map(Xmp::changes).orElse(""))
        .build();
  }
}
