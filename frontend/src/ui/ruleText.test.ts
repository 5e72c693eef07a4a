import { expect, it } from "vitest";
import { ruleText } from "./ruleText";

it("writes values as the language does", () => {
  expect(ruleText(">= 85.0 %", "en")).toBe("≥\u00a085.0\u00a0%");
  expect(ruleText("<= 10.00 MB", "ru")).toBe("≤\u00a010,00\u00a0МБ");
  expect(ruleText("64.0 MP", "ru")).toBe("64,0\u00a0Мп");
});

it("lets ranges and lists break, and nothing else", () => {
  expect(ruleText("500 × 500 – 10000 × 10000", "en")).toBe("500\u00a0×\u00a0500 – 10000\u00a0×\u00a010000");
  expect(ruleText("JPEG / PNG", "ru")).toBe("JPEG / PNG");
});
