package backdrop.history.export;

import backdrop.picture.market.Fitted;
import backdrop.picture.market.RuleResult;
import java.util.List;

/**
 * What an export would make of one image.
 *
 * @param before how the kept file passes as it is
 * @param after how what would be packed passes
 */
public record CheckedImage(
    ImageChoice choice,
    List<RuleResult> before,
    List<Fitted.Change> changes,
    List<RuleResult> after,
    File file) {
  /**
   * The file that would be packed.
   *
   * @param sha256 of its bytes, lower-case hexadecimal
   */
  public record File(String mediaType, long bytes, String sha256, int width, int height) {}
}
