import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Generation } from "@/api/model";
import en from "@/i18n/en.json";
import ru from "@/i18n/ru.json";
import { aGeneration } from "@/testing/generations";
import { CutNotice } from "./CutNotice";

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: "en",
    resources: { en: { translation: en }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  }),
);
afterEach(cleanup);

async function show(language: string, parts: Partial<Generation>) {
  await i18next.changeLanguage(language);
  render(
    <MantineProvider env="test">
      <CutNotice generation={aGeneration(parts)} />
    </MantineProvider>,
  );
}

const dropping = (...droppedWords: string[]) => ({ tokens: 80, limit: 75, droppedWords });

it("says nothing where the model reads everything", async () => {
  await show("en", { promptFit: dropping(), negativePromptFit: dropping() });
  expect(document.querySelector("p")).toBeNull();
});

it("names the words that the model does not see", async () => {
  await show("en", { promptFit: dropping("sea", "sand") });
  expect(screen.getByText("2 words did not fit, the model does not see them: “sea sand”")).toBeTruthy();
});

it("counts all words and shows the first dozen", async () => {
  await show("en", { promptFit: dropping(..."abcdefghijklmnopq") });
  expect(screen.getByText(/^17 words .*“a b c d e f g h i j k l …”$/)).toBeTruthy();
});

it("speaks of the negative prompt and of dropped phrases by themselves", async () => {
  const labels = { ...aGeneration().labels, droppedPhrases: ["soft light", "film grain"] };
  await show("en", { negativePromptFit: dropping("blur"), labels });
  expect(screen.getByText("1 word of what should not appear did not fit: “blur”")).toBeTruthy();
  expect(screen.getByText("The prompt had no room for 2 phrases: “soft light, film grain”")).toBeTruthy();
});

it.each([
  [1, "Не поместилось 1 слово"],
  [3, "Не поместились 3 слова"],
  [12, "Не поместилось 12 слов"],
])("counts %i in Russian", async (count, beginning) => {
  await show("ru", { promptFit: dropping(...Array<string>(count).fill("sea")) });
  expect(screen.getByText(new RegExp(`^${beginning},`))).toBeTruthy();
});
