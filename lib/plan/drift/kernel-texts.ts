import type { IpvsDestination, IpvsService } from "@/lib/ipvs/model";
import { renderDestination, renderDestinationKey } from "@/lib/ipvs/render-destination";
import { renderService, renderServiceKey } from "@/lib/ipvs/render-service";
import type { ServiceKey } from "@/lib/model/service-key";

/** The attributes of a service in the words of ipvsadm: `-s wrr -p 300`. */
export function serviceText(service: IpvsService): string {
  return renderService("-A", service).slice(`-A ${renderServiceKey(service.key)} `.length);
}

/** The attributes of a destination in the words of ipvsadm: `-g -w 5`. */
export function destinationText(key: ServiceKey, destination: IpvsDestination): string {
  return renderDestination("-a", key, destination).slice(`${renderDestinationKey("-a", key, destination)} `.length);
}
