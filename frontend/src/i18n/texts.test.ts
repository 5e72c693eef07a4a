import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "./en.json";
import ru from "./ru.json";

type Tree = { [key: string]: string | Tree };
const PLURAL = /_(zero|one|two|few|many|other)$/;
// Names of the problems are put together from the reason in a problem document.
const BY_REASON = /^problem\.[A-Z_]+$/;

function leaves(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as const] : [...leaves(value, `${path}${key}.`)],
    ),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory()
      ? sources(path)
      : /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name)
        ? [readFileSync(path, "utf8")]
        : [];
  });
}

const languages = { en: leaves(en), ru: leaves(ru) };
const base = (key: string) => key.replace(PLURAL, "");
const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(base))].sort();
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe("the texts", () => {
  it("exist in both languages", () => {
    expect(keys(languages.ru)).toEqual(keys(languages.en));
  });

  it("have every plural form of their language", () => {
    for (const [language, texts] of Object.entries(languages)) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const key of texts.keys()) {
        if (PLURAL.test(key)) {
          const missing = forms.filter((form) => !texts.has(`${base(key)}_${form}`));
          expect(missing, `${language}: ${key}`).toEqual([]);
        }
      }
    }
  });

  it("take the same values in both languages", () => {
    for (const [key, text] of languages.en) {
      const other = languages.ru.get(key);
      if (other !== undefined) {
        expect(placeholders(other), key).toEqual(placeholders(text));
      }
    }
  });

  it("are all used", () => {
    const code = sources(join(import.meta.dirname, "..")).join("\n");
    const composed = [...code.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map((match) => match[1] ?? "");
    const unused = keys(languages.en).filter(
      (key) =>
        !code.includes(`"${key}"`) &&
        !BY_REASON.test(key) &&
        !composed.some((prefix) => key.startsWith(prefix) && prefix !== "problem."),
    );
    expect(unused).toEqual([]);
  });
});
