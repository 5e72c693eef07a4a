import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Localized } from "@/api/model";
import { asLanguage, type Language, preferredLanguage, rememberLanguage } from "./language";

const texts = { en: () => import("./en.json"), ru: () => import("./ru.json") };

/** Loads the preferred language; the app is drawn after this. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  i18next.on("languageChanged", (tag) => {
    document.documentElement.lang = tag;
  });
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await texts[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", (await texts[language]()).default);
  }
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return asLanguage(i18n.language) ?? "en";
}

/** The text in the given language, else in the other. */
export function localized(text: Localized, language: Language): string {
  return text[language] || text.en || text.ru;
}
