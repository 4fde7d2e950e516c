import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "./locales";
import { namespaces } from "./namespaces";

/** All messages of one language as one tree: `hosts.title` is the key `title` of messages/<locale>/hosts.json. */
export async function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const parts = await Promise.all(
    namespaces.map(async (namespace) => {
      const file: { default: AbstractIntlMessages } = await import(`../../messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(parts);
}
