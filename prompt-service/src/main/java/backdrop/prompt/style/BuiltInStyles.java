package backdrop.prompt.style;

import backdrop.prompt.text.LocalizedText;
import java.util.List;

/**
 * The styles that ship with the product, in the order they are shown.
 *
 * <p>A template is a list of phrases: the scene, then the light, then the finer strokes, so that a
 * small model's token budget drops the finest first and never the scene.
 */
public final class BuiltInStyles {
  // Few words: a small model is led astray by ones that it never saw.
  private static final String NEGATIVE = "text, watermark, people";

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
            "{scene}, soft light, minimalistic, high quality",
            0.45f),
        painted(
            "contemporary",
            new LocalizedText("Contemporary", "Современный"),
            new LocalizedText(
                "Clean shapes, neutral tones, a gallery's light.",
                "Чистые формы, нейтральные тона, свет как в галерее."),
            "{scene}, diffused light, modern, neutral tones, sharp",
            0.5f),
        painted(
            "scandinavian",
            new LocalizedText("Scandinavian", "Скандинавский"),
            new LocalizedText(
                "Pale wood, white walls, a bright overcast morning.",
                "Светлое дерево, белые стены, ясное пасмурное утро."),
            "{scene}, bright light, white and pale wood tones, cozy",
            0.5f),
        painted(
            "bohemian",
            new LocalizedText("Bohemian", "Бохо"),
            new LocalizedText(
                "Woven cloth, plants and warm earthy colours.",
                "Плетёные ткани, растения и тёплые земляные цвета."),
            "{scene}, warm light, terracotta and linen tones, plant shadows",
            0.55f),
        painted(
            "traditional",
            new LocalizedText("Traditional", "Классика"),
            new LocalizedText(
                "Dark wood, brass and velvet under evening light.",
                "Тёмное дерево, латунь и бархат в вечернем свете."),
            "{scene}, warm lighting, deep walnut tones, velvet",
            0.6f),
        painted(
            "urban",
            new LocalizedText("Urban", "Городской"),
            new LocalizedText(
                "Concrete, brick and the lights of the city.", "Бетон, кирпич и огни города."),
            "{scene}, dramatic light, industrial concrete, blurred city lights",
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
            "{scene}, sunlight, green foliage, mossy stone",
            0.55f),
        painted(
            "seaside",
            new LocalizedText("Seaside", "У моря"),
            new LocalizedText(
                "Sand, clear water and a wide sky.", "Песок, прозрачная вода и широкое небо."),
            "{scene}, sunny, sandy beach with sea and clear blue sky",
            0.6f),
        painted(
            "podium",
            new LocalizedText("Podium", "Подиум"),
            new LocalizedText(
                "A geometric stage in pastel colours.",
                "Геометрический подиум в пастельных тонах."),
            "{scene}, soft light, round podium, pastel background",
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
