import type { HostFacts, HostResource } from "@/lib/api/resources/host";
import { type IpAddress, isUnicast, parseAddress } from "@/lib/model/address";

export type HostAddress = { readonly address: IpAddress; readonly interface: string };

/** Addresses a director or real server of this host may have, as its facts tell; the SSH address comes last. */
export function addressesOf(host: HostResource): HostAddress[] {
  const found = (host.facts?.interfaces ?? []).flatMap((device) =>
    device.addresses.flatMap(({ address }): HostAddress[] => {
      const parsed = parseAddress(address);
      return parsed !== null && isUnicast(parsed) ? [{ address: parsed, interface: device.name }] : [];
    }),
  );
  return [
    ...found.filter(({ address }) => address !== host.address),
    ...found.filter(({ address }) => address === host.address),
  ];
}

/** Interfaces that can carry a VIP. */
export function interfacesOf(facts: HostFacts | null): string[] {
  return (facts?.interfaces ?? []).map(({ name }) => name).filter((name) => name !== "lo");
}
