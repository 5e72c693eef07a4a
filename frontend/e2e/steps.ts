import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

const PASSWORD = "four quiet harbour lamps";

/** A photo with transparency of its own. */
export const mug = fileURLToPath(new URL("../../samples/mug.png", import.meta.url));

/** One of the small photos that the app itself offers. */
export const bottle =
  process.env.BACKDROP_SAMPLE ?? fileURLToPath(new URL("../public/samples/bottle.jpg", import.meta.url));

/** Somebody new stands before an empty studio. */
export async function registered(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Create one" }).click();
  await page.getByLabel("E-mail").fill(`journey-${crypto.randomUUID()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Start with a product photo" })).toBeVisible();
}

/** The photo is cut out and stands on its canvas. */
export async function photoDropped(page: Page, file: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByRole("application")).toBeVisible({ timeout: 120_000 });
}
