import type { DraftDirector } from "@/lib/import/draft";
import type { Place } from "@/lib/import/source-line";
import type { DraftInstance } from "./draft-instance";

/**
 * The director whose file it is, and those that it speaks to by unicast. Of the others no more than the address is known;
 * their priorities are guessed until their own files are read too (`mergeDirectors`).
 */
export function readDirectors(
  name: string,
  routerId: string | null,
  instances: readonly DraftInstance[],
  at: Place,
): DraftDirector[] {
  const [first] = instances;
  const own = instances.find(({ unicastSource }) => unicastSource !== null);
  const self = {
    at: first?.at ?? at,
    name,
    routerId,
    address: own?.unicastSource ?? null,
    interface: first?.interface ?? null,
    priority: first?.priority ?? null,
    guessed: false,
  };
  const peers = new Map(
    instances
      .flatMap(({ unicastPeers }) => unicastPeers)
      .filter(({ address }) => address !== self.address)
      .map((peer) => [peer.address, peer]),
  );
  return [
    self,
    ...[...peers.values()].map((peer, index) => {
      const priority = first === undefined ? null : guessPriority(first, index + 1);
      return { ...self, ...peer, name: peer.address, routerId: null, priority, guessed: true };
    }),
  ];
}

/** Below a master, above a backup. */
export function guessPriority({ master, priority }: DraftInstance, distance: number): number {
  const [guess, other] = master
    ? [priority - distance, priority + distance]
    : [priority + distance, priority - distance];
  return guess >= 1 && guess <= 254 ? guess : other;
}
