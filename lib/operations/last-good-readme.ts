import { lastGoodPath } from "@/lib/director/director-paths";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";

/** What only the host knows: how its keepalived is restarted, and the line for the net part, where it has one. */
export const readmeGaps = { restart: "<restart>", net: "<net>" } as const;

/**
 * For whoever stands before a director without the panel, at night: what to type, three commands at most. It holds no word
 * that a person has chosen.
 */
export function lastGoodReadme(cluster: DesiredCluster, director: DesiredDirector, savedAt: Date): string {
  const start = cluster.engine === "keepalived" ? readmeGaps.restart : "/usr/local/sbin/signalbox-director start";
  return `The last state of this director that Signalbox has confirmed.
Cluster ${cluster.id}, director ${director.id}, saved ${savedAt.toISOString()}.

files.tar        the files that it comes from, with their paths
keepalived.conf  the one in files.tar, to look at
ipvs.save        the kernel's table, as ipvsadm -Sn printed it

To put it back without Signalbox, as root:

    tar -C / -xf ${lastGoodPath}/files.tar
    ${start}${readmeGaps.net}

To load the table alone, when keepalived does not start. Do it only where the
VIPs are to be: nothing checks real servers then, and nothing fails over.

    ipvsadm -C
    ipvsadm -R <${lastGoodPath}/ipvs.save
    ${addressCommand(cluster, director)}
`;
}

function addressCommand({ vips }: DesiredCluster, director: DesiredDirector): string {
  const addresses = vips.map(({ address, prefixLength }) => `${address}/${prefixLength}`);
  return `for vip in ${addresses.join(" ")}; do ip address replace $vip dev ${director.interface}; done`;
}
