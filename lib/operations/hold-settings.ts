import type { DesiredCluster } from "@/lib/model/cluster";
import type { HoldKind } from "@/lib/model/hold";
import type { IpvsSysctl } from "@/lib/model/ipvs-sysctls";
import type { WeightPush } from "./weight-push";

/**
 * What the kernel has to do with connections while a destination is held so. Both settings are the whole director's: there
 * is none for one destination.
 */
export const settingOfHold: Readonly<Partial<Record<HoldKind, IpvsSysctl>>> = {
  /** A persistent client's template does not count while its destination has weight 0. */
  offline: "expire_quiescent_template",
  /** A connection whose destination is gone ends with its next packet, instead of waiting in vain. */
  cut: "expire_nodest_conn",
};

/**
 * Shell text that switches these settings on as long as something is held so, and puts back what the director had before
 * when the last one is lifted; "" where there is nothing to do with them. What it had is kept on the director itself.
 */
export function holdSettings({ former, model }: Pick<WeightPush, "former" | "model">): string {
  return Object.entries(settingOfHold)
    .map(([kind, sysctl]) => {
      if (holds(model, kind)) return switchOn(sysctl);
      return holds(former, kind) ? putBack(sysctl) : "";
    })
    .join("");
}

function holds({ services }: DesiredCluster, kind: string): boolean {
  return services.some(({ destinations }) => destinations.some(({ hold }) => hold?.kind === kind));
}

function switchOn(sysctl: IpvsSysctl): string {
  const { value, before } = pathsOf(sysctl);
  return `if [ ! -e ${before} ]; then
  mkdir -p /var/lib/signalbox && cat ${value} >${before}.new && mv ${before}.new ${before} || exit 1
fi
echo 1 >${value} || exit 1
`;
}

function putBack(sysctl: IpvsSysctl): string {
  const { value, before } = pathsOf(sysctl);
  return `if [ -e ${before} ]; then
  cat ${before} >${value} && rm ${before} || exit 1
fi
`;
}

function pathsOf(sysctl: IpvsSysctl): { readonly value: string; readonly before: string } {
  return { value: `/proc/sys/net/ipv4/vs/${sysctl}`, before: `/var/lib/signalbox/before.${sysctl}` };
}
