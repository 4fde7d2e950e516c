"use client";

import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { type ChannelResource, channelResourceSchema, deliveryResourceSchema } from "@/lib/api/resources/channel";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** What a channel's menu does at once. */
export function useChannelActions({ id, revision, enabled, name }: ChannelResource) {
  const t = useTranslations("alerts.notifications");
  const explain = useErrorText();
  const refresh = ["/channels", "/deliveries"];
  const onError = (error: Error) => showToast("bad", explain(error).text);
  const test = useSubmit(
    deliveryResourceSchema,
    () => ({ path: apiPath`/channels/${id}/test`, method: "POST" as const }),
    { refresh, onDone: () => showToast("good", t("tested", { name })) },
  );
  const edit = useSubmit(
    channelResourceSchema,
    () => ({ path: apiPath`/channels/${id}`, method: "PATCH" as const, revision, body: { enabled: !enabled } }),
    { refresh },
  );
  return {
    sendTest: () => test.mutate(undefined, { onError }),
    toggle: () => edit.mutate(undefined, { onError }),
  };
}
