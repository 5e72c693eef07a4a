package backdrop.diffusion.batch;

import backdrop.diffusion.Batching;
import backdrop.diffusion.Cancellation;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.unet.Unet;
import backdrop.diffusion.unet.UnetBatch;
import backdrop.diffusion.unet.UnetMemory;
import java.util.List;

/** Predicts with a UNet; a call ends early once all its pictures are cancelled. */
final class UnetPredictor implements Predictor {

  private final Unet unet;
  private final Batching batching;
  private final UnetMemory memory;

  UnetPredictor(Unet unet, Batching batching) {
    this.unet = unet;
    this.batching = batching;
    this.memory = new UnetMemory(unet);
  }

  @Override
  public int rowsOfACall(int wanted) {
    return unet.rowsOfACall(wanted);
  }

  @Override
  public boolean ownTimesteps() {
    return unet.ownTimesteps();
  }

  @Override
  public long predict(List<Row> rows) {
    int filled = unet.rowsOfACall(batching.filled(rows.size()));
    UnetBatch batch = memory.batch(rows.getFirst().picture().request().shape(), filled);
    for (int i = 0; i < filled; i++) {
      Row row = rows.get(Math.min(i, rows.size() - 1));
      row.picture().write(row.part(), batch, i);
    }
    List<Cancellation> wanting =
        rows.stream().map(row -> row.picture().request().cancellation()).toList();
    try (JointCancellation joint = new JointCancellation(wanting);
        RunScope scope = RunScope.open(joint.cancellation())) {
      batch.run(filled, scope);
      for (int i = 0; i < rows.size(); i++) {
        batch.prediction(i, rows.get(i).picture().prediction(rows.get(i).part()));
      }
      return scope.elapsed().toNanos();
    }
  }

  @Override
  public void forget() {
    memory.forget();
  }

  @Override
  public void close() {
    memory.close();
  }
}
