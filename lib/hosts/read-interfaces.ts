import type { HostFacts } from "@/lib/api/resources/host";
import { interfaceSchema } from "@/lib/model/atoms";
import { parseAddresses } from "@/lib/plan/parse-addresses";

type Interface = HostFacts["interfaces"][number];

/** More than any director has; a hostile host does not get to fill a page or a row. */
const maxInterfaces = 256;
const maxAddresses = 256;

/**
 * Reads `ip -o link show` and `ip -o address show`, which every iproute2 and busybox prints alike, unlike `ip -j`:
 * `2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 … \    link/ether 02:77:00:00:00:0b brd ff:ff:ff:ff:ff:ff`.
 */
export function readInterfaces(links: string, addresses: string): Interface[] {
  const assigned = parseAddresses(addresses);
  return links
    .split("\n")
    .flatMap((line) => readLink(line) ?? [])
    .slice(0, maxInterfaces)
    .map((link) => ({
      ...link,
      addresses: assigned
        .filter((address) => address.interface === link.name)
        .slice(0, maxAddresses)
        .map(({ address, prefixLength }) => ({ address, prefixLength })),
    }));
}

function readLink(line: string): Omit<Interface, "addresses"> | null {
  const [, shown = "", flags = ""] = /^\d+:\s+([^\s@]+?)(?:@\S+)?:\s+<([A-Z0-9_,-]*)>/.exec(line) ?? [];
  const name = interfaceSchema.safeParse(shown);
  if (!name.success) return null;
  const [, mac = null] = /\slink\/ether\s+([0-9a-f:]{17})\b/.exec(line) ?? [];
  return { name: name.data, mac, up: flags.split(",").includes("UP") };
}
