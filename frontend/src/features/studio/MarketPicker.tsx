import { Anchor, NativeSelect, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { presetsQuery } from "@/api/queries";
import { localized, useLanguage } from "@/i18n/i18n";
import { day } from "@/ui/format";
import { useDraft } from "./draft";
import { forMarket } from "./market";

/** Where the picture will be sold: sets canvas, placement, background and file at once. */
export function MarketPicker() {
  const { t } = useTranslation();
  const language = useLanguage();
  const presetId = useDraft((draft) => draft.presetId);
  const change = useDraft((draft) => draft.change);
  const { data: presets = [] } = useQuery(presetsQuery);
  const chosen = presets.find((preset) => preset.presetId === presetId);
  if (presets.length === 0) {
    return null;
  }
  return (
    <div>
      <NativeSelect
        label={t("market.label")}
        value={chosen?.presetId ?? ""}
        onChange={(event) => {
          const preset = presets.find((candidate) => candidate.presetId === event.currentTarget.value);
          change(preset ? forMarket(preset, useDraft.getState()) : { presetId: null, maxBytes: null });
        }}
        data={[
          { value: "", label: t("market.none") },
          ...presets.map((preset) => ({ value: preset.presetId, label: localized(preset.name, language) })),
        ]}
      />
      {chosen && (
        <Text size="xs" c="dimmed" mt={6}>
          {localized(chosen.note, language)}{" "}
          {t(chosen.confirmed ? "market.confirmed" : "market.unconfirmed", { date: day(chosen.checkedOn, language) })}{" "}
          <Anchor href={chosen.sourceUrl} target="_blank" rel="noreferrer" inherit>
            {t("market.source")}
          </Anchor>
        </Text>
      )}
    </div>
  );
}
