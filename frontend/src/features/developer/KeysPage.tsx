import { Alert, Anchor, Button, Code, CopyButton, Group, Modal, Skeleton, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import type { ApiKey, CreatedApiKey } from "@/api/model";
import { keysQuery } from "@/api/queries";
import { useLanguage } from "@/i18n/i18n";
import { moment } from "@/ui/format";
import { useNotify } from "@/ui/useNotify";
import classes from "./KeysPage.module.css";

/** Keys for programs: made, shown once, revoked. */
export function KeysPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const notify = useNotify();
  const keys = useQuery(keysQuery);
  const [secret, setSecret] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: keysQuery.queryKey });
  const create = useMutation({
    mutationFn: (name: string) => call<CreatedApiKey>("POST", "/api/keys", { json: { name } }),
    onSuccess: (made) => {
      setSecret(made.secret);
      return refresh();
    },
    onError: (error) => notify.problem(error),
  });
  const revoke = useMutation({
    mutationFn: (key: ApiKey) => call("DELETE", `/api/keys/${encodeURIComponent(key.keyId)}`),
    onSuccess: refresh,
    onError: (error) => notify.problem(error),
    onSettled: () => setDoomed(null),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    create.mutate(String(new FormData(form).get("name") ?? "").trim(), { onSuccess: () => form.reset() });
  };
  return (
    <div className={classes.page}>
      <Title order={1} size="h2">
        {t("keys.title")}
      </Title>
      <Text c="dimmed">
        {t("keys.intro")}{" "}
        <Anchor href="/api/docs" underline="always">
          {t("keys.docs")}
        </Anchor>
      </Text>
      {secret && <Secret secret={secret} onDone={() => setSecret(null)} />}
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          name="name"
          label={t("keys.name")}
          placeholder={t("keys.namePlaceholder")}
          required
          withAsterisk={false}
          maxLength={100}
          className={classes.name}
        />
        <Button type="submit" loading={create.isPending}>
          {t("keys.create")}
        </Button>
      </form>
      {keys.isPending && <Skeleton height={64} radius={12} />}
      {keys.data?.length === 0 && <Text c="dimmed">{t("keys.empty")}</Text>}
      <ul className={classes.list}>
        {keys.data?.map((key) => (
          <KeyRow key={key.keyId} apiKey={key} onRevoke={() => setDoomed(key)} />
        ))}
      </ul>
      <Modal
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t("keys.revoke")}
        centered
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text>{t("keys.confirm", { name: doomed?.name })}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setDoomed(null)}>
            {t("common.cancel")}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => doomed && revoke.mutate(doomed)}>
            {t("keys.revoke")}
          </Button>
        </Group>
      </Modal>
    </div>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="pine" variant="light" title={t("keys.secretTitle")} role="status">
      <Text size="sm">{t("keys.secretHint")}</Text>
      <Code block my="sm" data-testid="secret">
        {secret}
      </Code>
      <Group gap={8}>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? t("common.copied") : t("common.copy")}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={onDone}>
          {t("keys.gotIt")}
        </Button>
      </Group>
    </Alert>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const used = apiKey.lastUsedAt
    ? t("keys.lastUsed", { date: moment(apiKey.lastUsedAt, language) })
    : t("keys.neverUsed");
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Text fw={550}>
          {apiKey.name} <Code>{apiKey.prefix}…</Code>
        </Text>
        <Text size="sm" c="dimmed">
          {t("keys.created", { date: moment(apiKey.createdAt, language) })} · {used}
        </Text>
      </div>
      <Button variant="default" size="xs" aria-label={t("keys.revokeOne", { name: apiKey.name })} onClick={onRevoke}>
        {t("keys.revoke")}
      </Button>
    </li>
  );
}
