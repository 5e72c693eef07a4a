package backdrop.picture.market;

import backdrop.picture.market.MarketZip.Line;
import java.util.List;
import java.util.Locale;

/** The report for people: each file, what was done to it, and each rule with what was measured. */
final class MarketReport {
  private final boolean russian;

  private MarketReport(boolean russian) {
    this.russian = russian;
  }

  static String text(MarketPreset preset, List<Line> lines, Locale language) {
    return new MarketReport(language.getLanguage().equals("ru")).text(preset, lines);
  }

  private String text(MarketPreset preset, List<Line> lines) {
    StringBuilder text = new StringBuilder();
    text.append(russian ? preset.name().ru() : preset.name().en()).append("\n\n");
    text.append(
        say("Rules: %s, checked on %s.", "Правила: %s, проверены %s.")
            .formatted(preset.rules().url(), preset.rules().checkedOn()));
    text.append('\n');
    if (!preset.rules().confirmed()) {
      text.append(
          say(
              "Not all of them could be read at the marketplace itself. Compare with your seller"
                  + " account before you upload.\n",
              "Не все они взяты у самого маркетплейса. Перед загрузкой сверьтесь с личным"
                  + " кабинетом.\n"));
    }
    String note = russian ? preset.note().ru() : preset.note().en();
    text.append(note.isEmpty() ? "" : note + "\n");
    for (Line line : lines) {
      file(text, line);
    }
    return text.toString();
  }

  private void file(StringBuilder text, Line line) {
    boolean passed = line.results().stream().noneMatch(RuleResult::failed);
    text.append('\n').append(line.file()).append("  (").append(line.origin()).append(")\n");
    text.append(
        passed
            ? say("  No rule is broken.\n", "  Нарушений нет.\n")
            : say("  Some rules are broken, see below.\n", "  Есть нарушения, смотрите ниже.\n"));
    for (Fitted.Change change : line.changes()) {
      text.append("  * ").append(name(change.kind())).append(": ").append(change.detail());
      text.append('\n');
    }
    for (RuleResult result : line.results()) {
      text.append("  ").append(mark(result)).append(' ').append(name(result.rule()));
      text.append(": ").append(result.measured());
      text.append(say(", wanted ", ", нужно ")).append(result.wanted()).append('\n');
    }
  }

  private String mark(RuleResult result) {
    return switch (result.outcome()) {
      case PASSED -> say("[ok]", "[да]");
      case ADVISED -> say("[could be better]", "[можно лучше]");
      case FAILED -> say("[BROKEN]", "[НАРУШЕНО]");
      case UNKNOWN -> say("[not measured]", "[не измерено]");
    };
  }

  private String name(MarketRule rule) {
    return switch (rule) {
      case FORMAT -> say("file format", "формат файла");
      case BYTES -> say("file size", "размер файла");
      case SIDES -> say("width and height", "ширина и высота");
      case PIXELS -> say("pixels in all", "всего пикселей");
      case RATIO -> say("width to height", "соотношение сторон");
      case RECOMMENDED_SIZE -> say("recommended size", "рекомендуемый размер");
      case COLOURS -> say("colour space", "цветовое пространство");
      case OPACITY -> say("nothing see-through", "без прозрачности");
      case WHITE_BACKGROUND -> say("pure white border", "чисто белый край");
      case FILL -> say("size of the product in the picture", "доля товара в кадре");
      case GENERATED -> say("no painted background", "без сгенерированного фона");
      case COUNT -> say("number of pictures", "число изображений");
    };
  }

  private String name(Fitted.Kind kind) {
    return switch (kind) {
      case FLATTENED -> say("laid over one colour", "подложен цвет");
      case PADDED -> say("margins added", "добавлены поля");
      case SCALED_DOWN -> say("made smaller", "уменьшено");
      case REENCODED -> say("written anew", "файл перезаписан");
      case ORIGIN_NAMED -> say("origin named in the file", "в файле указано происхождение");
    };
  }

  private String say(String english, String inRussian) {
    return russian ? inRussian : english;
  }
}
