import { Button, Center, Code, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LinkButton } from "@/ui/LinkButton";

export function LostPage() {
  const { t } = useTranslation();
  return (
    <Center component="main" mih="70vh" p="md">
      <Stack align="center" gap="sm">
        <Title order={1} size="h2">
          {t("page.notFound")}
        </Title>
        <Text c="dimmed">{t("page.notFoundHint")}</Text>
        <LinkButton to="/">{t("library.toStudio")}</LinkButton>
      </Stack>
    </Center>
  );
}

export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Center component="main" mih="70vh" p="md">
      <Stack align="center" gap="sm" role="alert">
        <Title order={1} size="h2">
          {t("page.broken")}
        </Title>
        <Text c="dimmed">{t("page.brokenHint")}</Text>
        {error instanceof Error && <Code>{error.message}</Code>}
        <Button onClick={() => window.location.reload()}>{t("common.reload")}</Button>
      </Stack>
    </Center>
  );
}
