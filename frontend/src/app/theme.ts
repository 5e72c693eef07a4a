import {
  ActionIcon,
  CloseButton,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Notification,
  type VariantColorsResolver,
} from "@mantine/core";

const pine: MantineColorsTuple = [
  "#eef6f2",
  "#dcebe4",
  "#b7d6c9",
  "#8fc0ad",
  "#6dad95",
  "#559f84",
  "#3f8a6f",
  "#2f7460",
  "#1f5f4d",
  "#154a3b",
];
const stone: MantineColorsTuple = [
  "#f8f7f4",
  "#efede8",
  "#e0ddd6",
  "#cac6bd",
  "#aea99f",
  "#8f8a80",
  "#757067",
  "#57534c",
  "#3d3a35",
  "#262421",
];
const night: MantineColorsTuple = [
  "#ecebe8",
  "#c4c2bd",
  "#a5a29c",
  "#84817b",
  "#55524d",
  "#3b3936",
  "#2a2927",
  "#211f1e",
  "#181716",
  "#100f0e",
];

// Tinted variants keep 4.5:1 against their own tint, which Mantine's default shades miss.
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant === "light" || input.variant === "outline" || input.variant === "subtle") {
    const name = input.color ?? input.theme.primaryColor;
    const ink = `var(--mantine-color-${name}-9)`;
    return { ...colors, color: `light-dark(color-mix(in srgb, ${ink} 80%, black), var(--mantine-color-${name}-2))` };
  }
  return colors;
};

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 8, dark: 7 },
  colors: { pine, gray: stone, dark: night },
  autoContrast: true,
  luminanceThreshold: 0.3,
  variantColorResolver,
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  headings: { fontWeight: "620", textWrap: "balance" },
  components: {
    // A dialog's header is no banner of the page. Named, not imported: dialogs are loaded later.
    Modal: { defaultProps: { attributes: { header: { role: "presentation" } } } },
    ActionIcon: ActionIcon.extend({ defaultProps: { size: "lg", variant: "subtle", color: "gray" } }),
    CloseButton: CloseButton.extend({ defaultProps: { size: "md" } }),
    Notification: Notification.extend({ styles: { description: { color: "var(--mantine-color-dimmed)" } } }),
  },
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#fbfaf7",
    "--mantine-color-text": "#23211e",
    "--mantine-color-dimmed": "#666158",
    "--mantine-color-placeholder": "#6d675e",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-anchor": "var(--mantine-color-pine-8)",
    "--surface": "#ffffff",
    "--surface-sunken": "#f2f0ea",
    "--line": "#e2ded5",
    "--checker-a": "#ffffff",
    "--checker-b": "#e9e6df",
    "--accent": "#b4531c",
  },
  dark: {
    "--mantine-color-body": "#161514",
    "--mantine-color-text": "#ecebe8",
    "--mantine-color-dimmed": "#a9a59d",
    "--mantine-color-placeholder": "#9b978f",
    "--mantine-color-error": "#ff9c92",
    "--mantine-color-anchor": "var(--mantine-color-pine-2)",
    "--surface": "#1e1d1b",
    "--surface-sunken": "#121110",
    "--line": "#34322e",
    "--checker-a": "#35332f",
    "--checker-b": "#292724",
    "--accent": "#f0a66b",
  },
});
