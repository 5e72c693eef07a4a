export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = "backdrop.language";

/** The language chosen before, else the browser's first that is spoken here, else English. */
export function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(KEY), ...navigator.languages];
  for (const wish of wishes) {
    const known = asLanguage(wish);
    if (known) {
      return known;
    }
  }
  return "en";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

export function asLanguage(tag: string | null | undefined): Language | null {
  const base = tag?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === base) ?? null;
}
