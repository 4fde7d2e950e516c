import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "./locales";
import { type Namespace, namespaces } from "./namespaces";

/** Messages of one language as one tree: `hosts.title` is the key `title` of messages/<locale>/hosts.json. */
export async function loadMessages(
  locale: Locale,
  wanted: readonly Namespace[] = namespaces,
): Promise<AbstractIntlMessages> {
  const parts = await Promise.all(
    wanted.map(async (namespace) => {
      const file: { default: AbstractIntlMessages } = await import(`../../messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(parts);
}
