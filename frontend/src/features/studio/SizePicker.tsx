import { Group, SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDraft } from "./draft";

const PRESETS = [
  { name: "square", ratio: "1:1", width: 1024, height: 1024 },
  { name: "portrait", ratio: "3:4", width: 900, height: 1200 },
  { name: "landscape", ratio: "4:3", width: 1200, height: 900 },
  { name: "story", ratio: "9:16", width: 1080, height: 1920 },
] as const;

/** The shape of the picture; a size that came from elsewhere is shown as none of these. */
export function SizePicker() {
  const { t } = useTranslation();
  const size = useDraft((draft) => draft.size);
  const change = useDraft((draft) => draft.change);
  const current = PRESETS.find((preset) => preset.width === size.width && preset.height === size.height);
  return (
    <Group gap={10}>
      <SegmentedControl
        size="xs"
        aria-label={t("canvasSize.label")}
        value={current?.name ?? ""}
        onChange={(name) => {
          const preset = PRESETS.find((candidate) => candidate.name === name);
          if (preset) {
            change({ size: { width: preset.width, height: preset.height } });
          }
        }}
        data={PRESETS.map((preset) => ({
          value: preset.name,
          label: (
            <span title={`${t(`canvasSize.${preset.name}`)}, ${preset.width} × ${preset.height}`}>{preset.ratio}</span>
          ),
        }))}
      />
      <Text size="xs" c="dimmed">
        {size.width} × {size.height}
      </Text>
    </Group>
  );
}
