import { nobodysAddress } from "@/components/cluster/nobodys-address";
import type { DesiredCluster, DesiredVip } from "@/lib/model/cluster";
import { type KeepalivedSettings, keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { type Vrrp, vrrpSchema } from "@/lib/model/vrrp";

/**
 * The cluster with nothing but one VIP in one VRRP instance, as simple as can be but for what is asked. It exists to be
 * judged: what the directors cannot do of it is what they cannot do of what is asked.
 */
export function withOnlyInstance(
  cluster: DesiredCluster,
  asked: Partial<Vrrp>,
  settings: Partial<KeepalivedSettings> = {},
): DesiredCluster {
  return {
    ...cluster,
    services: [],
    vips: [vip],
    vrrpInstances: [],
    vrrp: { ...vrrpSchema.parse({ virtualRouterId: 1 }), ...asked },
    keepalived: { ...keepalivedSettingsSchema.parse({}), ...settings },
  };
}

const vip: DesiredVip = { id: "vip", address: nobodysAddress, prefixLength: 32, vrrpInstanceId: null };
