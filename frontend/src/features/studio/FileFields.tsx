import { NativeSelect, NumberInput, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type FileFormat, useDraft } from "./draft";
import classes from "./Fields.module.css";

const FORMATS: readonly FileFormat[] = ["png", "jpeg", "webp", "psd"];
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
  const lossy = format === "jpeg" || format === "webp";
  return (
    <fieldset className={classes.group}>
      <legend>{t("file.title")}</legend>
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
        description={t("file.limitHint")}
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
