import { parseAddress } from "@/lib/model/address";
import type { ObservedAddress } from "./model";

/**
 * Reads `ip -o address show`: one line an address, e.g.
 * `2: eth0    inet 10.77.0.11/24 brd 10.77.0.255 scope global eth0\       valid_lft forever preferred_lft forever`.
 * A veth's name is shown as `eth0@if7`; the part from `@` is not the name. Point-to-point lines have `peer` in the
 * prefix's place: `inet 10.0.0.1 peer 10.0.0.2/32`.
 */
export function parseAddresses(text: string): ObservedAddress[] {
  return text.split("\n").flatMap((line) => {
    const match = /^\d+:\s+(\S+?)(?:@\S+)?\s+inet6?\s+([0-9a-fA-F.:]+)(?:\s+peer\s+[0-9a-fA-F.:]+)?\/(\d+)\s/.exec(
      line,
    );
    const [, device, text, prefix] = match ?? [];
    const address = text === undefined ? null : parseAddress(text);
    if (device === undefined || address === null) return [];
    return [{ interface: device, address, prefixLength: Number(prefix) }];
  });
}

/** Names of all interfaces in `ip -o link show`, with or without addresses. */
export function parseInterfaces(text: string): string[] {
  return text.split("\n").flatMap((line) => /^\d+:\s+([^\s@:]+(?::\d+)?)(?:@[^\s:]+)?:\s/.exec(line)?.[1] ?? []);
}
