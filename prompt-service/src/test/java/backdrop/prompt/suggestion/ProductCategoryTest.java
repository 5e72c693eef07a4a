package backdrop.prompt.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductCategoryTest {
  @ParameterizedTest
  @CsvSource({
    "керамическая кружка, KITCHEN", "чайник, KITCHEN", "чай чёрный, FOOD", "ceramic mugs, KITCHEN",
    "крем для рук, BEAUTY", "кожаная сумка, FASHION", "running shoes, SHOES",
        "серьги из серебра, JEWELLERY",
    "беспроводные наушники, ELECTRONICS", "ваза, HOME", "плюшевый мишка, TOYS",
        "бутылка для воды, SPORT",
    "абракадабра, OTHER", "'', OTHER"
  })
  void knowsCommonGoodsInBothLanguages(String words, ProductCategory category) {
    assertThat(ProductCategory.of(words)).isEqualTo(category);
  }
}
