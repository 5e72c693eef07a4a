package backdrop.picture.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Box;
import backdrop.picture.Canvas;
import backdrop.picture.ModelSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TilePlanTest {
  private static TilePlan plan(int width, int height) {
    Box product = new Box(width / 2 - 20, height / 2 - 20, 40, 40);
    return TilePlan.of(new Canvas(width, height), product, 256, 32, 128, 512);
  }

  @ParameterizedTest
  @CsvSource({"1024, 1024", "1080, 1920", "1200, 900", "2048, 1000"})
  void paintsCanvasesOfOrdinaryShapesInOnePiece(int width, int height) {
    TilePlan plan = plan(width, height);
    assertEquals(List.of(new Box(0, 0, plan.view().width(), plan.view().height())), plan.tiles());
  }

  @ParameterizedTest
  @CsvSource({"3000, 1000", "1000, 3000", "4096, 500", "4096, 64", "64, 4096"})
  void coversALongCanvasWithOverlappingSquares(int width, int height) {
    TilePlan plan = plan(width, height);
    assertTrue(plan.tiles().size() > 1 && plan.tiles().size() <= 8);
    boolean wide = width > height;
    assertEquals(256, wide ? plan.view().height() : plan.view().width());
    List<Integer> starts = new ArrayList<>();
    for (Box tile : plan.tiles()) {
      assertEquals(256, tile.width());
      assertEquals(256, tile.height());
      int at = wide ? tile.x() : tile.y();
      assertEquals(0, at % 32);
      starts.add(at);
    }
    starts.sort(null);
    assertEquals(0, starts.getFirst());
    assertEquals(wide ? plan.view().width() : plan.view().height(), starts.getLast() + 256);
    for (int i = 1; i < starts.size(); i++) {
      assertTrue(starts.get(i) - starts.get(i - 1) <= 224);
    }
  }

  @Test
  void beginsAtTheProductAndGoesOutwards() {
    Canvas canvas = new Canvas(3000, 1000);
    TilePlan plan = TilePlan.of(canvas, new Box(2500, 300, 400, 400), 256, 32, 128, 512);
    List<Integer> starts = plan.tiles().stream().map(Box::x).toList();
    assertEquals(starts.stream().sorted((a, b) -> b - a).toList(), starts);
  }

  @Test
  void staysWithinTheSizesThatAModelTakes() {
    assertEquals(new ModelSize(416, 160), plan(2500, 1000).view());
  }
}
