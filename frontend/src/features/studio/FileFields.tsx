import { NativeSelect, NumberInput, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { capabilitiesQuery } from "@/api/queries";
import { useLanguage } from "@/i18n/i18n";
import { decimalPoint } from "@/ui/format";
import { type FileFormat, useDraft } from "./draft";
import classes from "./Fields.module.css";

const FORMATS: readonly FileFormat[] = ["png", "jpeg", "webp", "psd"];
const SIDES = ["width", "height"] as const;
const SHORTEST = 64;
const LONGEST = 4096;
const MEGABYTE = 1_000_000;
const SMALLEST = 50_000;

/** What file a finished picture becomes. */
export function FileFields() {
  const { t } = useTranslation();
  const format = useDraft((draft) => draft.format);
  const quality = useDraft((draft) => draft.quality);
  const maxBytes = useDraft((draft) => draft.maxBytes);
  const transparent = useDraft((draft) => draft.transparent);
  const change = useDraft((draft) => draft.change);
  const size = useDraft((draft) => draft.size);
  const { data: capabilities } = useQuery(capabilitiesQuery);
  const decimal = decimalPoint(useLanguage());
  const lossy = format === "jpeg" || format === "webp";
  const takeSide = (side: (typeof SIDES)[number], value: number) => {
    if (value >= SHORTEST && value <= (capabilities?.maxSize[side] ?? LONGEST)) {
      change({ size: { ...size, [side]: value } });
    }
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t("file.title")}</legend>
      <div className={classes.sides}>
        {SIDES.map((side) => (
          <NumberInput
            key={side}
            size="xs"
            label={t(`file.${side}`)}
            suffix={t("mask.px")}
            min={SHORTEST}
            max={capabilities?.maxSize[side] ?? LONGEST}
            clampBehavior="blur"
            allowDecimal={false}
            value={size[side]}
            onChange={(value) => typeof value === "number" && takeSide(side, value)}
          />
        ))}
      </div>
      <NativeSelect
        aria-label={t("file.format")}
        value={format}
        onChange={(event) => {
          const chosen = FORMATS.find((candidate) => candidate === event.currentTarget.value) ?? "png";
          change({ format: chosen, transparent: transparent && (chosen === "png" || chosen === "webp") });
        }}
        data={FORMATS.map((value) => ({ value, label: t(`file.${value}`) }))}
      />
      {lossy && (
        <NumberInput
          label={t("file.quality")}
          description={t("file.qualityHint")}
          min={1}
          max={100}
          allowDecimal={false}
          placeholder="95"
          value={quality ?? ""}
          onChange={(value) => change({ quality: typeof value === "number" ? value : null })}
        />
      )}
      <NumberInput
        label={t("file.limit")}
        description={t(lossy ? "file.limitHint" : "file.limitLossless")}
        placeholder={t("file.noLimit")}
        decimalSeparator={decimal}
        min={SMALLEST / MEGABYTE}
        decimalScale={2}
        suffix={` ${t("file.megabytes")}`}
        value={maxBytes === null ? "" : maxBytes / MEGABYTE}
        onChange={(value) =>
          change({ maxBytes: typeof value === "number" ? Math.max(SMALLEST, Math.round(value * MEGABYTE)) : null })
        }
      />
      {(format === "png" || format === "webp") && (
        <Switch
          label={t("file.transparent")}
          description={t("file.transparentHint")}
          checked={transparent}
          onChange={(event) => change({ transparent: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}
