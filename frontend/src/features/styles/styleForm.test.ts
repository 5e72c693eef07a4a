import { expect, it } from "vitest";
import type { Style } from "@/api/model";
import { designOf, emptyForm, formOf, mistakesOf } from "./styleForm";

const dusk: Style = {
  styleId: "s1",
  name: { en: "Dusk", ru: "Сумерки" },
  description: { en: "", ru: "" },
  template: "{scene}, dusk",
  negativePrompt: "people",
  builtIn: false,
  revision: 3,
  background: "painted",
  suggested: { steps: 12, guidanceScale: null, shadowStrength: 0.45 },
};

it("says a style again as it was read", () => {
  const { name, description, template, negativePrompt, suggested } = dusk;
  expect(designOf(formOf(dusk))).toEqual({ name, description, template, negativePrompt, suggested });
});

it("keeps a shadow of nothing apart from none chosen", () => {
  expect(designOf({ ...emptyForm, shadowPercent: 0 }).suggested?.shadowStrength).toBe(0);
  expect(designOf(emptyForm).suggested?.shadowStrength).toBeNull();
});

it("asks for a name in any language and a place for the scene", () => {
  expect(mistakesOf({ ...emptyForm, template: "dusk" })).toEqual({ name: true, template: true });
  expect(mistakesOf({ ...emptyForm, nameRu: "Сумерки" })).toEqual({ name: false, template: false });
});
