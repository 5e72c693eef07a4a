package backdrop.prompt.suggestion;

import backdrop.prompt.text.LocalizedText;
import java.util.Locale;

/**
 * The names that people give to colours. Told apart by hue, lightness and chroma of HSL, with
 * brown, beige and pink taken out of orange, yellow and red by their lightness as people do.
 */
public enum ColourName {
  WHITE("white", "белый"),
  BLACK("black", "чёрный"),
  GREY("grey", "серый"),
  BEIGE("beige", "бежевый"),
  BROWN("brown", "коричневый"),
  RED("red", "красный"),
  ORANGE("orange", "оранжевый"),
  YELLOW("yellow", "жёлтый"),
  GREEN("green", "зелёный"),
  TEAL("teal", "бирюзовый"),
  BLUE("blue", "синий"),
  PURPLE("purple", "фиолетовый"),
  PINK("pink", "розовый");

  private final LocalizedText words;

  ColourName(String english, String russian) {
    this.words = new LocalizedText(english, russian);
  }

  /** The name in both languages, masculine in Russian. */
  public LocalizedText words() {
    return words;
  }

  /** The name of an sRGB colour, {@code 0xRRGGBB}. */
  public static ColourName of(int rgb) {
    double red = (rgb >> 16 & 255) / 255.0;
    double green = (rgb >> 8 & 255) / 255.0;
    double blue = (rgb & 255) / 255.0;
    double high = Math.max(red, Math.max(green, blue));
    double low = Math.min(red, Math.min(green, blue));
    double lightness = (high + low) / 2;
    double chroma = high - low;
    if (chroma < 0.09) {
      return gray(lightness);
    }
    return coloured(hue(red, green, blue, high, chroma), lightness, chroma);
  }

  /** The colour of this name in a list of English words; fails on any other word. */
  static ColourName ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static ColourName gray(double lightness) {
    if (lightness > 0.88) {
      return WHITE;
    }
    return lightness < 0.16 ? BLACK : GREY;
  }

  private static double hue(double red, double green, double blue, double high, double chroma) {
    double sixth;
    if (high == red) {
      sixth = (green - blue) / chroma;
    } else if (high == green) {
      sixth = (blue - red) / chroma + 2;
    } else {
      sixth = (red - green) / chroma + 4;
    }
    return (sixth * 60 + 360) % 360;
  }

  private static ColourName coloured(double hue, double lightness, double chroma) {
    if (lightness < 0.08) {
      return BLACK;
    }
    if (lightness > 0.94) {
      return WHITE;
    }
    if (hue < 50 || hue >= 345) {
      return warm(hue >= 345 ? 0 : hue, lightness, chroma);
    }
    if (hue < 68) {
      return lightness > 0.72 && chroma < 0.4 ? BEIGE : YELLOW;
    }
    if (hue < 160) {
      return GREEN;
    }
    if (hue < 195) {
      return TEAL;
    }
    if (hue < 255) {
      return BLUE;
    }
    return hue < 300 ? PURPLE : PINK;
  }

  private static ColourName warm(double hue, double lightness, double chroma) {
    if (hue < 15) {
      return lightness > 0.68 ? PINK : chroma < 0.25 ? BROWN : RED;
    }
    if (lightness > 0.66 && chroma < 0.45) {
      return BEIGE;
    }
    if (lightness < 0.45 && (chroma < 0.55 || lightness < 0.3)) {
      return BROWN;
    }
    return hue < 40 ? ORANGE : YELLOW;
  }
}
