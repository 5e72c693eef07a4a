import { SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type ShadowDraft, useDraft } from "./draft";
import classes from "./Fields.module.css";
import { DegreesField, ShareField } from "./SliderField";
import { useSuggested } from "./useSuggested";

const MODES = ["none", "contact", "cast", "both"] as const;
const MATCHES = ["none", "background", "product"] as const;

/** The product's shadow, and whose light is matched to whose. */
export function ShadowFields() {
  const { t } = useTranslation();
  const shadow = useDraft((draft) => draft.shadow);
  const strength = useDraft((draft) => draft.shadowStrength);
  const suggested = useSuggested();
  const matching = useDraft((draft) => draft.lightMatching);
  const change = useDraft((draft) => draft.change);
  const shape = (part: Partial<ShadowDraft>) => change({ shadow: { ...shadow, ...part } });
  const casts = shadow.mode === "cast" || shadow.mode === "both";
  const touches = shadow.mode === "contact" || shadow.mode === "both";
  return (
    <fieldset className={classes.group}>
      <legend>{t("shadow.title")}</legend>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("shadow.kind")}
        value={shadow.mode}
        onChange={(mode) => shape({ mode: MODES.find((candidate) => candidate === mode) ?? "contact" })}
        data={MODES.map((mode) => ({ value: mode, label: t(`shadow.${mode}`) }))}
      />
      {shadow.mode !== "none" && (
        <>
          <ShareField
            label={t("shadow.strength")}
            value={strength ?? suggested?.shadowStrength ?? 0.5}
            onChange={(shadowStrength) => change({ shadowStrength })}
          />
          <ShareField
            label={t("shadow.softness")}
            value={shadow.softness}
            onChange={(softness) => shape({ softness })}
          />
        </>
      )}
      {touches && (
        <ShareField label={t("shadow.spread")} value={shadow.spread} onChange={(spread) => shape({ spread })} />
      )}
      {casts && (
        <>
          <ShareField
            label={t("shadow.length")}
            value={shadow.length}
            most={3}
            onChange={(length) => shape({ length })}
          />
          <DegreesField
            label={t("shadow.direction")}
            value={shadow.direction}
            hint={t("shadow.directionHint")}
            onChange={(direction) => shape({ direction })}
          />
        </>
      )}
      <div>
        <Text size="sm" mb={6}>
          {t("light.title")}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t("light.title")}
          value={matching}
          onChange={(value) => change({ lightMatching: MATCHES.find((candidate) => candidate === value) ?? "none" })}
          data={MATCHES.map((match) => ({ value: match, label: t(`light.${match}`) }))}
        />
        {matching !== "none" && (
          <Text size="xs" c="dimmed" mt={4}>
            {t(`light.${matching}Hint`)}
          </Text>
        )}
      </div>
    </fieldset>
  );
}
