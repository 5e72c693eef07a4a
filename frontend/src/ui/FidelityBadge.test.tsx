import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { beforeAll, expect, it } from "vitest";
import type { Fidelity } from "@/api/model";
import en from "@/i18n/en.json";
import { FidelityBadge } from "./FidelityBadge";

beforeAll(() => i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation: en } } }));

function show(maxProductDiff: number, parts: Partial<Fidelity> = {}) {
  const fidelity: Fidelity = {
    maxProductDiff,
    pixelsCompared: 12_345,
    halo: 0,
    scale: 0.5,
    resampling: "lanczos3",
    exact: maxProductDiff === 0,
    adjustment: "none",
    maxShownDiff: 0,
    maxEdgeDiff: 0.5,
    frame: null,
    productShare: 0.3,
    ...parts,
  };
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

it("says why a product differs whose light was matched", () => {
  show(17, { adjustment: "light" });
  fireEvent.click(screen.getByRole("button", { name: /^Product's light matched/ }));
  expect(screen.getByRole("status").textContent).toContain("by up to 17");
});

it("says that a product was enlarged", () => {
  show(0, { scale: 1.5 });
  fireEvent.click(screen.getByRole("button", { name: /^Product untouched/ }));
  expect(screen.getByRole("status").textContent).toContain("Enlarged");
});
