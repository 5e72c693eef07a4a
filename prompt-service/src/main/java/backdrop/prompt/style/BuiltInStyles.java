package backdrop.prompt.style;

import backdrop.prompt.text.LocalizedText;
import java.util.List;

/**
 * The styles that ship with the product, in the order they are shown.
 *
 * <p>A template is a list of phrases with the scene in front, so that a small model's token budget
 * drops the finest strokes first and never the scene.
 */
public final class BuiltInStyles {
  private static final String NEGATIVE = "text, watermark, logo, people, hands, blurry, clutter";

  private BuiltInStyles() {}

  /** All of them; ids are stable. */
  public static List<Style> all() {
    return List.of(
        painted(
            "minimalistic",
            new LocalizedText("Minimalistic", "Минимализм"),
            new LocalizedText(
                "One calm surface, one soft light, nothing else.",
                "Одна спокойная поверхность, мягкий свет и ничего лишнего."),
            "{scene}, minimalistic, plain seamless background, soft light, high quality",
            0.45f),
        painted(
            "contemporary",
            new LocalizedText("Contemporary", "Современный"),
            new LocalizedText(
                "Clean shapes, neutral tones, a gallery's light.",
                "Чистые формы, нейтральные тона, свет как в галерее."),
            "{scene}, modern interior, neutral tones, smooth surfaces, diffused light, sharp",
            0.5f),
        painted(
            "scandinavian",
            new LocalizedText("Scandinavian", "Скандинавский"),
            new LocalizedText(
                "Pale wood, white walls, a bright overcast morning.",
                "Светлое дерево, белые стены, ясное пасмурное утро."),
            "{scene}, pale wood, white wall, bright light, cozy, linen",
            0.5f),
        painted(
            "bohemian",
            new LocalizedText("Bohemian", "Бохо"),
            new LocalizedText(
                "Woven cloth, plants and warm earthy colours.",
                "Плетёные ткани, растения и тёплые земляные цвета."),
            "{scene}, terracotta and brown tones, linen cloth, plant shadows, warm light",
            0.55f),
        painted(
            "traditional",
            new LocalizedText("Traditional", "Классика"),
            new LocalizedText(
                "Dark wood, brass and velvet under evening light.",
                "Тёмное дерево, латунь и бархат в вечернем свете."),
            "{scene}, walnut wood, velvet, deep colours, warm evening light",
            0.6f),
        painted(
            "urban",
            new LocalizedText("Urban", "Городской"),
            new LocalizedText(
                "Concrete, brick and the lights of the city.", "Бетон, кирпич и огни города."),
            "{scene}, industrial concrete, brick wall, blurred city lights, dramatic light",
            0.6f),
        new Style(
            "marketplace-white",
            new StyleText(
                new LocalizedText("Marketplace white", "Белый для маркетплейса"),
                new LocalizedText(
                    "Pure white for the main photo; nothing is painted.",
                    "Чистый белый фон для главного фото; ничего не дорисовывается."),
                "{scene}, pure white background",
                NEGATIVE),
            true,
            1,
            StyleBackground.WHITE,
            SuggestedSettings.shadow(0f)),
        painted(
            "nature",
            new LocalizedText("Nature", "Природа"),
            new LocalizedText(
                "Moss, stone and leaves in morning light.",
                "Мох, камень и листья в утреннем свете."),
            "{scene}, green foliage, mossy stone, sunlight, blurred forest background",
            0.55f),
        painted(
            "seaside",
            new LocalizedText("Seaside", "У моря"),
            new LocalizedText(
                "Sand, clear water and a wide sky.", "Песок, прозрачная вода и широкое небо."),
            "{scene}, sandy beach, turquoise water, clear blue sky, sunny",
            0.6f),
        painted(
            "podium",
            new LocalizedText("Podium", "Подиум"),
            new LocalizedText(
                "A geometric stage in pastel colours.",
                "Геометрический подиум в пастельных тонах."),
            "{scene}, round podium, pastel background, smooth gradient, soft light",
            0.5f));
  }

  private static Style painted(
      String id, LocalizedText name, LocalizedText description, String template, float shadow) {
    return new Style(
        id,
        new StyleText(name, description, template, NEGATIVE),
        true,
        1,
        StyleBackground.PAINTED,
        SuggestedSettings.shadow(shadow));
  }
}
