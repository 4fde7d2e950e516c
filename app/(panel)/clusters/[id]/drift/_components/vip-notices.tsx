import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { DriftItemResource } from "@/lib/api/resources/drift";
import { isAlarm } from "@/lib/plan/drift/model";

const kinds = ["vip_nowhere", "vip_twice", "vip_misplaced"] as const;

/** VIPs are VRRP's to place: what to look for where it has not, since no plan mends that. */
export function VipNotices({ items }: { items: readonly DriftItemResource[] }) {
  const t = useTranslations("drift");
  return kinds.map((kind) => {
    const vips = new Set(
      items.filter((item) => item.kind === kind && item.ignored === null).map(({ object }) => object),
    );
    if (vips.size === 0) return null;
    return (
      <Banner
        key={kind}
        tone={isAlarm(kind) ? "bad" : "caution"}
        title={`${t(`kind.${kind}`)}: ${[...vips].join(", ")}`}
      >
        {t(`hint.${kind}`)}
      </Banner>
    );
  });
}
