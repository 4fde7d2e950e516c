import { mapsPorts } from "@/lib/model/maps-ports";
import type { GuardInput, GuardReport } from "./model";

/** As the check of the cluster found them: the kernel would use the service's port without a word. */
const codes = ["destination.port_mapping", "destination.port_mapping_none"];

/** DR and tunnels hand packets on unchanged, so a destination there has the port of its service. */
export function portMapping({ desired, found }: Pick<GuardInput, "desired" | "found">): GuardReport {
  const unchanged = desired.services.flatMap(({ destinations }) =>
    destinations.filter(({ forwarding }) => !mapsPorts(forwarding)),
  );
  return {
    figures: { code: "figure.port_mapping", params: { count: unchanged.length } },
    problems: found.filter(({ code }) => codes.includes(code)),
  };
}
