"use client";

import { useTranslations } from "next-intl";
import { RowList } from "@/components/cluster/row-list";
import type { VipResource } from "@/lib/api/resources/cluster";
import { FamilyField } from "./family-field";
import type { FeedForm, ListenerForm } from "./listener-form";
import { MarkField } from "./mark-field";
import { PortField } from "./port-field";
import { ProtocolField } from "./protocol-field";
import { VipField } from "./vip-field";

type Props = { vips: readonly VipResource[]; value: ListenerForm; onChange: (value: ListenerForm) => void };

/** A firewall mark, and the packets that get it from rules of ours on the directors. */
export function MarkFields({ vips, value, onChange }: Props) {
  const t = useTranslations("clusters.listener");
  const { feeds } = value;
  const set = (next: readonly FeedForm[]): void => onChange({ ...value, feeds: next });
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <MarkField path={["listener", "mark"]} value={value.mark} onChange={(mark) => onChange({ ...value, mark })} />
        <FamilyField
          path={["listener", "family"]}
          value={value.family}
          onChange={(family) => onChange({ ...value, family })}
        />
      </div>
      <RowList<FeedForm>
        label={t("feeds")}
        description={feeds.length === 0 ? t("noFeeds") : t("feedsAbout")}
        path={["listener", "feeds"]}
        rows={feeds}
        onChange={set}
        additions={[
          {
            id: "feed",
            label: t("addFeed"),
            row: () => ({ vipId: vips[0]?.id ?? null, protocol: "TCP", firstPort: 443, lastPort: 443 }),
          },
        ]}
      >
        {(feed, index, change) => (
          <div className="grid flex-1 gap-3 sm:grid-cols-2">
            <VipField
              vips={vips}
              path={["listener", "feeds", index, "vipId"]}
              value={feed.vipId}
              onChange={(vipId) => change({ ...feed, vipId })}
            />
            <ProtocolField
              path={["listener", "feeds", index, "protocol"]}
              value={feed.protocol}
              onChange={(protocol) => change({ ...feed, protocol })}
            />
            <PortField
              label={t("firstPort")}
              path={["listener", "feeds", index, "firstPort"]}
              value={feed.firstPort}
              onChange={(firstPort) => change({ ...feed, firstPort })}
            />
            <PortField
              label={t("lastPort")}
              path={["listener", "feeds", index, "lastPort"]}
              value={feed.lastPort}
              onChange={(lastPort) => change({ ...feed, lastPort })}
            />
          </div>
        )}
      </RowList>
    </>
  );
}
