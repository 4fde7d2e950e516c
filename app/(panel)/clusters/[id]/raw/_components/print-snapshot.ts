import { type Five, type PrintedForm, printListing } from "@/lib/ipvs/print-listing";
import type { Counters, DirectorSnapshot, Rates } from "@/lib/live/snapshot";

/**
 * The newest sample of a director as ipvsadm would have printed it there. Rates are the panel's, over the last samples;
 * the kernel's own estimator smooths more, so --rate on the director may differ from it for some seconds after a change.
 */
export function printSnapshot(form: PrintedForm, { banner, services }: DirectorSnapshot): string {
  return printListing(form, {
    banner,
    services: services.map(({ key, attributes, scheduler, counters, rates, destinations }) => ({
      key,
      attributes: attributes === "" ? scheduler : attributes,
      totals: totalsOf(counters),
      perSec: perSecOf(rates),
      destinations: destinations.map((destination) => ({
        ...destination,
        totals: totalsOf(destination.counters),
        perSec: perSecOf(destination.rates),
      })),
    })),
  });
}

function totalsOf({ connections, inPackets, outPackets, inBytes, outBytes }: Counters): Five {
  return [BigInt(connections), BigInt(inPackets), BigInt(outPackets), BigInt(inBytes), BigInt(outBytes)];
}

function perSecOf(rates: Rates | null): Five | null {
  if (rates === null) return null;
  const { connPerSec, inPktPerSec, outPktPerSec, inBytesPerSec, outBytesPerSec } = rates;
  const whole = (rate: number): bigint => BigInt(Math.round(rate));
  return [whole(connPerSec), whole(inPktPerSec), whole(outPktPerSec), whole(inBytesPerSec), whole(outBytesPerSec)];
}
