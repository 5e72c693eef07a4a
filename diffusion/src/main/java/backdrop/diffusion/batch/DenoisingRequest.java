package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.schedule.SamplerState;
import backdrop.diffusion.schedule.Schedule;
import backdrop.diffusion.unet.UnetShape;
import java.util.List;

/**
 * What the steps of one picture need.
 *
 * @param start where the latents begin
 * @param embeddings the prompt's alone, or the negative prompt's and then the prompt's; all of one
 *     shape
 * @param guidanceScale how far the prediction is pulled from the first embedding to the second
 * @param mask {@code [height, width]}, 1 = paint
 * @param maskedPicture {@code [4, height, width]}, the latents of the picture without its masked
 *     part
 * @param width of the latents
 * @param height of the latents
 * @param owner whose turn is used; rounds are shared out evenly between owners
 * @param generator draws the noise that some samplers add on the way; used by nobody else from now
 */
public record DenoisingRequest(
    Schedule schedule,
    SamplerState start,
    List<TextEmbedding> embeddings,
    double guidanceScale,
    float[] mask,
    float[] maskedPicture,
    int width,
    int height,
    Object owner,
    TorchGenerator generator,
    Cancellation cancellation) {

  /** Rows that one step of the picture takes in a call. */
  int rows() {
    return embeddings.size();
  }

  /** Pictures of equal shape can share a call. */
  UnetShape shape() {
    TextEmbedding any = embeddings.getFirst();
    return new UnetShape(height, width, any.tokens(), any.width());
  }
}
