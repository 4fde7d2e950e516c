import type { ChannelResource } from "@/lib/api/resources/channel";
import type { Locale } from "@/lib/i18n/locales";

/** What a channel is called, and what it hears in which language; the dialogs send it as it is. */
export type ChannelAudience = Pick<ChannelResource, "name" | "minSeverity" | "kinds" | "clusterIds"> & {
  readonly locale: Locale;
};

/** Of a channel that is there, or of another one in this language. */
export function channelAudience(channel: ChannelResource | null, language: Locale): ChannelAudience {
  if (channel === null) return { name: "", locale: language, minSeverity: "warning", kinds: [], clusterIds: [] };
  const { name, locale, minSeverity, kinds, clusterIds } = channel;
  return { name, locale, minSeverity, kinds, clusterIds };
}
