/**
 * A measured or wanted value as people write it: the gateway says it in signs and points, without a language. Values do not break
 * over two lines, ranges and lists may.
 */
export function ruleText(value: string, language: string): string {
  const signs = value.replaceAll(">=", "≥").replaceAll("<=", "≤");
  const local =
    language === "ru"
      ? signs
          .replace(/(\d)\.(\d)/g, "$1,$2")
          .replaceAll("MB", "МБ")
          .replaceAll("MP", "Мп")
      : signs;
  return local.replace(/(?<![–/]) (?![–/])/g, "\u00a0");
}
