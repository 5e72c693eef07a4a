import { ColorInput, SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PlainBackground } from "./backdrop";
import { useDraft } from "./draft";
import classes from "./Fields.module.css";
import { DegreesField } from "./SliderField";

const KINDS = ["painted", "white", "color", "gradient"] as const;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** What stands behind the product: what the model paints, or something that needs no painting. */
export function BackgroundFields() {
  const { t } = useTranslation();
  const background = useDraft((draft) => draft.background);
  const change = useDraft((draft) => draft.change);
  return (
    <fieldset className={classes.group}>
      <legend>{t("background.title")}</legend>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("background.title")}
        value={background?.kind ?? "painted"}
        onChange={(kind) => change({ background: begun(KINDS.find((candidate) => candidate === kind) ?? "painted") })}
        data={KINDS.map((kind) => ({ value: kind, label: t(`background.${kind}`) }))}
      />
      {background && (
        <Text size="xs" c="dimmed">
          {t("background.hint")}
        </Text>
      )}
      {background?.kind === "color" && (
        <Colour
          label={t("background.color")}
          value={background.color}
          onChange={(color) => change({ background: { ...background, color } })}
        />
      )}
      {background?.kind === "gradient" && (
        <>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t("background.shape")}
            value={background.shape}
            onChange={(shape) =>
              change({ background: { ...background, shape: shape === "radial" ? "radial" : "linear" } })
            }
            data={[
              { value: "linear", label: t("background.linear") },
              { value: "radial", label: t("background.radial") },
            ]}
          />
          <div className={classes.sides}>
            <Colour
              label={t("background.from")}
              value={background.color}
              onChange={(color) => change({ background: { ...background, color } })}
            />
            <Colour
              label={t("background.to")}
              value={background.secondColor}
              onChange={(secondColor) => change({ background: { ...background, secondColor } })}
            />
          </div>
          {background.shape === "linear" && (
            <DegreesField
              label={t("background.angle")}
              value={background.angle}
              onChange={(angle) => change({ background: { ...background, angle } })}
            />
          )}
        </>
      )}
    </fieldset>
  );
}

function Colour({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const take = (color: string) => {
    if (COLOUR.test(color)) {
      onChange(color.toLowerCase());
    }
  };
  return (
    <ColorInput
      size="xs"
      label={label}
      format="hex"
      defaultValue={value}
      onChange={take}
      eyeDropperButtonProps={{ "aria-label": t("background.fromScreen", { colour: label }) }}
    />
  );
}

function begun(kind: PlainBackground["kind"] | "painted"): PlainBackground | null {
  switch (kind) {
    case "white":
      return { kind };
    case "color":
      return { kind, color: "#f4efe6" };
    case "gradient":
      return { kind, shape: "linear", color: "#ffffff", secondColor: "#d9d4cb", angle: 180 };
    case "painted":
      return null;
  }
}
