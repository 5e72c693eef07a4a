import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Refuses any violation that axe finds on the page as it is, in the light and in the dark scheme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
    await page.evaluate(settled);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      scheme,
      at: nodes.map((node) => `${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`),
    }));
    expect(found).toEqual([]);
  }
}

/** Colours that still fade from one scheme to the other are neither; runs in the page. */
async function settled(): Promise<void> {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map((one) => one.finished));
}
