import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "./client";
import type { Account, AccountReply } from "./model";
import { asProblem } from "./problems";

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  queryFn: async (): Promise<Account | null> => {
    try {
      return (await call<AccountReply>("GET", "/api/session")).account;
    } catch (error) {
      if (asProblem(error).status === 401) {
        return null;
      }
      throw error;
    }
  },
});

export async function signIn(client: QueryClient, email: string, password: string): Promise<Account> {
  const { account } = await call<AccountReply>("POST", "/api/session", { json: { email, password } });
  client.setQueryData(sessionQuery.queryKey, account);
  return account;
}

export async function register(
  client: QueryClient,
  form: { email: string; password: string; name: string; language: string },
): Promise<Account> {
  const { account } = await call<AccountReply>("POST", "/api/session/register", { json: form });
  client.setQueryData(sessionQuery.queryKey, account);
  return account;
}

/** Ends the session, and leaves nothing of it behind in this tab: neither the draft nor what was fetched. */
export async function signOut(): Promise<void> {
  await call("DELETE", "/api/session");
  sessionStorage.clear();
  window.location.assign("/sign-in");
}
