import { Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Generation } from "@/api/model";
import { getPhoto } from "@/api/queries";
import { productBounds } from "@/canvas/cutout";
import { frameOf, placingOf, spotOf, spotOfFrame } from "@/canvas/kernels/placement";
import { CompareSlider } from "./CompareSlider";

type Props = { generation: Generation; after: string; alt: string };

/** Finds the original photo and where its product was placed, then compares. */
export function Compared({ generation, after, alt }: Props) {
  const { t } = useTranslation();
  const { photoId } = generation.labels;
  const { size, placement } = generation.settings;
  const original = useQuery({
    queryKey: ["original", photoId],
    retry: false,
    queryFn: async () => {
      const photo = await getPhoto(photoId);
      const whole = { x: 0, y: 0, width: photo.width, height: photo.height };
      const address = `${photo.links.mask}?v=${encodeURIComponent(photo.mask?.maskId ?? "")}`;
      return { photo, product: (photo.mask && (await productBounds(address, photo))) ?? whole };
    },
  });
  if (original.isPending) {
    return <Loader aria-label={t("common.loading")} />;
  }
  if (original.isError) {
    return <Text c="dimmed">{t("viewer.noOriginal")}</Text>;
  }
  const { photo, product } = original.data;
  const spot = spotOf(placement) ?? spotOfFrame(frameOf(placingOf(placement), product, photo, size), size);
  return <CompareSlider photo={photo} product={product} spot={spot} canvas={size} after={after} alt={alt} />;
}
