import type { DesiredCluster } from "./cluster";
import { errorAt, type Problem } from "./problem";

/**
 * A real server's GRE device expects checksums or it does not, and the kernel drops what is otherwise: all tunnels that
 * end there agree.
 */
export function checkGreChecksums({ services, realServers }: DesiredCluster): Problem[] {
  const first = new Map<string, string>();
  const names = new Map(realServers.map(({ id, name }) => [id, name]));
  return services.flatMap(({ destinations }, service) =>
    destinations.flatMap(({ realServerId, forwarding, tunnel }, index) => {
      if (forwarding !== "tun" || tunnel?.kind !== "gre") return [];
      const before = first.get(realServerId) ?? tunnel.checksum;
      first.set(realServerId, before);
      if (before === tunnel.checksum) return [];
      const path = ["services", service, "destinations", index, "tunnel"];
      return [errorAt(path, "destination.gre_checksums", { name: names.get(realServerId) ?? "" })];
    }),
  );
}
