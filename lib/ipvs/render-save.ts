import type { IpvsTable } from "./model";
import { renderDestination } from "./render-destination";
import { renderService } from "./render-service";

/** A table as `ipvsadm -Sn` writes it, plus thresholds: one line a service, followed by one line a destination. */
export function renderSave(table: IpvsTable): string {
  const lines = table.services.flatMap((service) => [
    renderService("-A", service),
    ...service.destinations.map((destination) => renderDestination("-a", service.key, destination)),
  ]);
  return lines.map((line) => `${line}\n`).join("");
}
