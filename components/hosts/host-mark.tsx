"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { HostResource } from "@/lib/api/resources/host";
import { type HostStanding, hostStanding } from "./host-standing";

const looks: Record<HostStanding, { shape: Shape; tone: Tone }> = {
  quarantined: { shape: "diamond", tone: "bad" },
  unconfirmed: { shape: "circle-dashed", tone: "unclear" },
  connected: { shape: "circle", tone: "good" },
  unreachable: { shape: "diamond", tone: "bad" },
  refused: { shape: "triangle-up", tone: "caution" },
  unknown: { shape: "circle-dashed", tone: "unclear" },
};

/** How the panel stands with a host, as shape and word. */
export function HostMark({ host, filled = false }: { host: HostResource; filled?: boolean }) {
  const t = useTranslations("hosts.standing");
  const standing = hostStanding(host);
  return (
    <StatusMark {...looks[standing]} filled={filled}>
      {t(standing)}
    </StatusMark>
  );
}
