import type { IpvsadmOutput } from "@/lib/ipvs/parse-ipvsadm";
import type { Sentences } from "./sentences";

/** What was read, in one sentence, for somebody who only wants to know whether it can be. */
export function summarizeIpvsadm(output: IpvsadmOutput, say: Sentences): string {
  const form = say(`form.${output.form}`);
  switch (output.form) {
    case "empty":
    case "timeouts":
      return form;
    case "daemons":
      return say("summary.daemons", { form, count: output.daemons.length });
    case "connections":
      return say("summary.connections", { form, count: output.connections.length });
    default: {
      const destinations = output.services.reduce((sum, service) => sum + service.destinations.length, 0);
      return say("summary.services", { form, services: output.services.length, destinations });
    }
  }
}
