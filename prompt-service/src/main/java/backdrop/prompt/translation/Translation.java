package backdrop.prompt.translation;

import backdrop.prompt.text.TextSource;

/**
 * A text in the language that was asked for, as far as that was possible.
 *
 * @param text the translation, or the caller's own text if source is PASS_THROUGH
 * @param detectedLanguage BCP 47 tag of the caller's text
 * @param source who translated
 * @param approximate true if words may be missing
 */
public record Translation(
    String text, String detectedLanguage, TextSource source, boolean approximate) {}
