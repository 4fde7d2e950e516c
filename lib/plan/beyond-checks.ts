import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { destinationsEqual } from "@/lib/ipvs/equality";
import type { IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { CheckedService } from "./model";

/**
 * A table of the kernel without what keepalived alone answers for: of each checked service only those destinations are
 * left that differ from `believed`, which is what keepalived's file says, in more than its checks would make them. As it
 * adds and takes away destinations by itself, their coming and going says nothing; a weight that no check sets does.
 */
export function beyondChecks(
  { services }: IpvsTable,
  believed: IpvsTable,
  checkedServices: readonly CheckedService[],
): IpvsTable {
  const checked = new Map(checkedServices.map((one) => [serviceKeyText(one.key), one]));
  const wanted = new Map(believed.services.map((service) => [serviceKeyText(service.key), service]));
  return {
    services: services.map((service) => {
      const key = serviceKeyText(service.key);
      const [checks, own] = [checked.get(key), wanted.get(key)];
      return checks === undefined || own === undefined ? service : withoutChecked(service, own, checks);
    }),
  };
}

function withoutChecked(
  service: IpvsService,
  believed: IpvsService,
  { inhibits, weightVaries, sorryServer }: CheckedService,
): IpvsService {
  const own = new Map(believed.destinations.map((one) => [destinationKeyText(one), one]));
  const destinations = service.destinations.filter((found) => {
    const { weight } = found;
    const wanted = own.get(destinationKeyText(found));
    // It serves while the others do not, or keeps its place with weight 0.
    if (wanted === undefined) return sorryServer === null || !destinationsEqual({ ...sorryServer, weight }, found);
    const byChecks = weightVaries || (inhibits && weight === 0);
    return !destinationsEqual(byChecks ? { ...wanted, weight } : wanted, found);
  });
  return { ...service, destinations };
}
