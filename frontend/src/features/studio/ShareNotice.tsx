import { Alert, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Size } from "@/api/model";
import { presetsQuery } from "@/api/queries";
import type { Box } from "@/canvas/kernels/placement";
import { localized, useLanguage } from "@/i18n/i18n";
import { Icon } from "@/ui/Icon";
import { useDraft } from "./draft";
import { forMarket, sizeFor } from "./market";

/**
 * Says before painting that a marketplace wants the product larger in the picture than it is, and offers the ways out: a smaller
 * picture, in which the product stays as photographed, or a larger product.
 */
export function ShareNotice({ shown, product }: { shown: Size; product: Box }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: presets = [] } = useQuery(presetsQuery);
  const presetId = useDraft((draft) => draft.presetId);
  const size = useDraft((draft) => draft.size);
  const change = useDraft((draft) => draft.change);
  const preset = presets.find((candidate) => candidate.presetId === presetId);
  const share = Math.max(shown.width / size.width, shown.height / size.height);
  if (!preset || preset.minFill === null || share >= preset.minFill) {
    return null;
  }
  const smaller = sizeFor(preset, product);
  const anew = (part: { size?: Size; enlarge: boolean }) => {
    const { placing, ...rest } = forMarket(preset, useDraft.getState());
    const size = part.size ?? rest.size;
    if (placing?.mode === "position" && size) {
      change({ spot: null, size, placing: { ...placing, enlarge: part.enlarge } });
    }
  };
  return (
    <Alert color="orange" variant="light" icon={<Icon name="warning" />}>
      <Text size="sm" mb={8}>
        {t("market.share", {
          share: Math.floor(share * 100),
          wanted: Math.round(preset.minFill * 100),
          market: localized(preset.name, language),
        })}
      </Text>
      <Group gap={8}>
        {smaller && (
          <Button size="xs" variant="default" onClick={() => anew({ size: smaller, enlarge: false })}>
            {t("market.smaller", { width: smaller.width, height: smaller.height })}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => anew({ enlarge: true })}>
          {t("market.enlarge")}
        </Button>
      </Group>
    </Alert>
  );
}
