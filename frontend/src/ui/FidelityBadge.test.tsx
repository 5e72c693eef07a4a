import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { beforeAll, expect, it } from "vitest";
import en from "@/i18n/en.json";
import { FidelityBadge } from "./FidelityBadge";

beforeAll(() => i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation: en } } }));

function show(maxProductDiff: number) {
  const fidelity = { maxProductDiff, pixelsCompared: 12_345, halo: 0, scale: 0.5, resampling: "lanczos3" };
  render(
    <MantineProvider env="test">
      <FidelityBadge fidelity={fidelity} />
    </MantineProvider>,
  );
}

it("says that the product is untouched and, on request, over how many pixels", () => {
  show(0);
  fireEvent.click(screen.getByRole("button", { name: /^Product untouched/ }));
  expect(screen.getByRole("status").textContent).toContain("12,345 pixels");
});

it("does not call a product untouched that differs", () => {
  show(3);
  expect(screen.getByRole("button").textContent).toBe("Product differs by up to 3");
});
