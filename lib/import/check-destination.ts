import { isUnicast } from "@/lib/model/address";
import { weightSchema } from "@/lib/model/atoms";
import type { DraftDestination, DraftListener } from "./draft";
import { listenerPort } from "./listener-port";
import type { ReportBuilder } from "./report-builder";

/** A destination as the model can hold it, or null; everything that is changed or left out is reported. */
export function checkDestination(
  listener: DraftListener,
  destination: DraftDestination,
  report: ReportBuilder,
): DraftDestination | null {
  const { at, address } = destination;
  if (!isUnicast(address)) {
    report.error(at, "address.not_unicast", { address });
    return null;
  }
  return {
    ...destination,
    port: checkPort(listener, destination, report),
    weight: checkWeight(destination, report),
  };
}

/** DR and TUN leave the packet as it is, so the port is the service's; ipvsadm and keepalived put it there silently. */
function checkPort(listener: DraftListener, { at, forwarding, port }: DraftDestination, report: ReportBuilder): number {
  if (forwarding === "nat" || forwarding === "fullnat") return port;
  const servicePort = listenerPort(listener);
  if (port !== servicePort) report.warning(at, "destination.port_replaced", { port, servicePort });
  return servicePort;
}

/** Debian's ipvsadm takes weights that others do not; only their proportions count. */
function checkWeight({ at, weight }: DraftDestination, report: ReportBuilder): number {
  if (weightSchema.safeParse(weight).success) return weight;
  report.warning(at, "destination.weight_range", { weight, max: maxWeight });
  return maxWeight;
}

const maxWeight = 65535;
