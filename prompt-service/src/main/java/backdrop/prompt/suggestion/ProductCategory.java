package backdrop.prompt.suggestion;

import java.util.List;
import java.util.Locale;

/** What kind of thing a product is, as far as its background depends on that. */
public enum ProductCategory {
  KITCHEN(
      "mug",
      "cup",
      "plate",
      "bowl",
      "pan",
      "knife",
      "teapot",
      "круж",
      "чашк",
      "тарелк",
      "миск",
      "сковород",
      "нож",
      "чайник",
      "кастрюл",
      "посуд",
      "термос",
      "kitchen",
      "кухн"),
  FOOD(
      "honey",
      "jam",
      "coffee",
      "tea",
      "chocolate",
      "cake",
      "bread",
      "sauce",
      "cheese",
      "wine",
      "juice",
      "food",
      "drink",
      "мёд",
      "мед",
      "варень",
      "кофе",
      "чай",
      "шоколад",
      "торт",
      "хлеб",
      "соус",
      "сыр",
      "вин",
      "сок",
      "еда",
      "напит",
      "печень",
      "орех"),
  BEAUTY(
      "cream",
      "serum",
      "perfume",
      "lipstick",
      "shampoo",
      "soap",
      "lotion",
      "cosmetic",
      "beauty",
      "крем",
      "сыворотк",
      "духи",
      "парфюм",
      "помад",
      "шампун",
      "мыл",
      "лосьон",
      "космет",
      "маск"),
  FASHION(
      "dress",
      "shirt",
      "jacket",
      "bag",
      "backpack",
      "scarf",
      "hat",
      "belt",
      "clothes",
      "плать",
      "рубашк",
      "куртк",
      "сумк",
      "рюкзак",
      "шарф",
      "шапк",
      "ремен",
      "одежд",
      "кошел"),
  SHOES("shoe", "sneaker", "boot", "sandal", "обув", "кроссов", "ботин", "туфл", "кеды", "сапог"),
  JEWELLERY(
      "ring",
      "necklace",
      "earring",
      "bracelet",
      "watch",
      "jewel",
      "кольц",
      "ожерель",
      "серьг",
      "браслет",
      "часы",
      "украшен",
      "подвеск"),
  ELECTRONICS(
      "phone",
      "headphone",
      "laptop",
      "speaker",
      "camera",
      "keyboard",
      "charger",
      "gadget",
      "телефон",
      "смартфон",
      "наушник",
      "ноутбук",
      "колонк",
      "камер",
      "клавиатур",
      "зарядк",
      "электроник"),
  HOME(
      "lamp", "vase", "candle", "pillow", "clock", "frame", "chair", "sofa", "decor", "ламп", "ваз",
      "свеч", "подушк", "рамк", "стул", "диван", "декор", "мебел", "плед"),
  TOYS("toy", "doll", "puzzle", "lego", "игруш", "кукл", "пазл", "конструктор", "мишк"),
  SPORT(
      "ball",
      "dumbbell",
      "yoga",
      "bottle",
      "tent",
      "bike",
      "sport",
      "мяч",
      "гантел",
      "йог",
      "палатк",
      "велосипед",
      "спорт",
      "бутылк"),
  OTHER();

  private final List<String> stems;

  ProductCategory(String... stems) {
    this.stems = List.of(stems);
  }

  /** The category of words in English or Russian: that of the first word that any begins with. */
  public static ProductCategory of(String words) {
    for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      for (ProductCategory category : values()) {
        if (category.stems.stream().anyMatch(stem -> matches(word, stem))) {
          return category;
        }
      }
    }
    return OTHER;
  }

  /** Short stems are whole words or nearly so: "чай" is tea, "чайник" is not. */
  private static boolean matches(String word, String stem) {
    int ending = stem.length() <= 4 ? 2 : 5;
    return word.startsWith(stem) && word.length() - stem.length() <= ending;
  }
}
