import {
  Button,
  Group,
  PasswordInput,
  SegmentedControl,
  Text,
  TextInput,
  Title,
  useMantineColorScheme,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { call } from "@/api/client";
import type { Account, AccountReply } from "@/api/model";
import { asProblem } from "@/api/problems";
import { sessionQuery } from "@/api/session";
import { changeLanguage, useLanguage } from "@/i18n/i18n";
import { asLanguage } from "@/i18n/language";
import { LinkButton } from "@/ui/LinkButton";
import { problemText } from "@/ui/problemText";
import { useNotify } from "@/ui/useNotify";
import classes from "./SettingsPage.module.css";

export function SettingsPage() {
  const { t } = useTranslation();
  const { data: account } = useQuery(sessionQuery);
  return (
    <div className={classes.page}>
      <Title order={1} size="h2">
        {t("settings.title")}
      </Title>
      <Look />
      {account && <Profile account={account} />}
      <Password />
      <section className={classes.section}>
        <Title order={2} size="h5">
          {t("nav.keys")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("settings.keysHint")}
        </Text>
        <Group>
          <LinkButton to="/keys" variant="default">
            {t("nav.keys")}
          </LinkButton>
        </Group>
      </section>
    </div>
  );
}

function Look() {
  const { t } = useTranslation();
  const id = useId();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={classes.section}>
      <Title order={2} size="h5">
        {t("settings.look")}
      </Title>
      <div>
        <Text size="sm" fw={550} mb={6} id={`${id}-language`}>
          {t("language.label")}
        </Text>
        <SegmentedControl
          aria-labelledby={`${id}-language`}
          value={language}
          onChange={(value) => changeLanguage(asLanguage(value) ?? "en")}
          data={[
            { value: "en", label: t("language.en") },
            { value: "ru", label: t("language.ru") },
          ]}
        />
      </div>
      <div>
        <Text size="sm" fw={550} mb={6} id={`${id}-theme`}>
          {t("theme.label")}
        </Text>
        <SegmentedControl
          aria-labelledby={`${id}-theme`}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === "light" || value === "dark" ? value : "auto")}
          data={[
            { value: "light", label: t("theme.light") },
            { value: "dark", label: t("theme.dark") },
            { value: "auto", label: t("theme.auto") },
          ]}
        />
      </div>
    </section>
  );
}

function Profile({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const notify = useNotify();
  const language = useLanguage();
  const save = useMutation({
    mutationFn: (name: string) => call<AccountReply>("PATCH", "/api/account", { json: { name, language } }),
    onSuccess: (reply) => {
      client.setQueryData(sessionQuery.queryKey, reply.account);
      notify.done(t("settings.saved"));
    },
    onError: (error) => notify.problem(error),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(String(new FormData(event.currentTarget).get("name") ?? "").trim());
  };
  return (
    <form className={classes.section} onSubmit={submit}>
      <Title order={2} size="h5">
        {t("settings.profile")}
      </Title>
      <TextInput label={t("settings.email")} value={account.email} readOnly />
      <TextInput
        name="name"
        label={t("settings.name")}
        defaultValue={account.name}
        autoComplete="name"
        maxLength={200}
      />
      <Group>
        <Button type="submit" variant="default" loading={save.isPending}>
          {t("common.save")}
        </Button>
      </Group>
    </form>
  );
}

function Password() {
  const { t } = useTranslation();
  const notify = useNotify();
  const change = useMutation({
    mutationFn: (json: { currentPassword: string; newPassword: string }) =>
      call("POST", "/api/account/password", { json }),
    onSuccess: () => notify.done(t("settings.passwordChanged")),
  });
  const problem = change.error && asProblem(change.error);
  const wrong = problem?.reason === "WRONG_PASSWORD";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const value = (name: string) => String(new FormData(form).get(name) ?? "");
    change.mutate({ currentPassword: value("current"), newPassword: value("new") }, { onSuccess: () => form.reset() });
  };
  return (
    <form className={classes.section} onSubmit={submit}>
      <Title order={2} size="h5">
        {t("settings.password")}
      </Title>
      <PasswordInput
        name="current"
        label={t("settings.currentPassword")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        error={problem && wrong ? problemText(problem, t) : null}
        visibilityToggleButtonProps={{ "aria-hidden": true }}
      />
      <PasswordInput
        name="new"
        label={t("settings.newPassword")}
        description={t("signIn.passwordRule")}
        autoComplete="new-password"
        required
        withAsterisk={false}
        error={problem && !wrong ? problemText(problem, t) : null}
        visibilityToggleButtonProps={{ "aria-hidden": true }}
      />
      <Group>
        <Button type="submit" variant="default" loading={change.isPending}>
          {t("settings.changePassword")}
        </Button>
      </Group>
    </form>
  );
}
