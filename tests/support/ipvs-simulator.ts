import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsDestination, IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { parseDestinationLine, parseServiceKey, parseServiceLine } from "@/lib/ipvs/parse-command-line";
import { type Options, onlyOptions, readOptions } from "@/lib/ipvs/read-options";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";

type Entry = { service: IpvsService; readonly destinations: Map<string, IpvsDestination> };

/**
 * A tiny IPVS that does what `ipvsadm -R` makes the kernel do, line by line, and answers with the kernel's messages as
 * ipvsadm 1.31 prints them. Like the real one it goes on after a line that the kernel refuses, and stops at one that
 * ipvsadm cannot read. Options left out become ipvsadm's defaults, because -E and -e replace everything.
 */
export class IpvsSimulator {
  private readonly entries = new Map<string, Entry>();

  constructor(table: IpvsTable = { services: [] }) {
    for (const service of table.services) {
      const destinations = new Map(service.destinations.map((item) => [destinationKeyText(item), item]));
      this.entries.set(serviceKeyText(service.key), { service, destinations });
    }
  }

  get table(): IpvsTable {
    const services = [...this.entries.values()].map(({ service, destinations }) => ({
      ...service,
      destinations: [...destinations.values()],
    }));
    return { services };
  }

  /** `ipvsadm -C` */
  clear(): void {
    this.entries.clear();
  }

  /** Runs lines of `ipvsadm -R`; the result is what ipvsadm would print on stderr, [] = nothing. */
  restore(lines: readonly string[]): string[] {
    const messages: string[] = [];
    for (const line of lines) {
      const [command = "", ...words] = line.split(" ").filter((word) => word !== "");
      const options = readOptions(words);
      const key = options === null ? null : parseServiceKey(options);
      if (options === null || key === null)
        return [...messages, `Try \`ipvsadm -h' or 'ipvsadm --help' for more information.`];
      const message = this.execute(command, key, options);
      if (message !== null) messages.push(message);
    }
    return messages;
  }

  private execute(command: string, key: ServiceKey, options: Options): string | null {
    switch (command) {
      case "-A":
      case "-E":
        return this.setService(command, key, options);
      case "-D":
        if (!onlyOptions(options, ["-t", "-u", "--sctp-service", "-f", "-6"])) return "Illegal option";
        return this.entries.delete(serviceKeyText(key)) ? null : "No such service";
      case "-a":
      case "-e":
        return this.setDestination(command, key, options);
      case "-d":
        return this.deleteDestination(key, options);
      default:
        return `unexpected command ${command}`;
    }
  }

  private setService(command: "-A" | "-E", key: ServiceKey, options: Options): string | null {
    const existing = this.entries.get(serviceKeyText(key));
    const service = parseServiceLine(new Map([["-s", "wlc"], ...options]));
    if (service === null) return "Illegal option";
    if (command === "-A" && existing !== undefined) return "Service already exists";
    if (command === "-E" && existing === undefined) return "No such service";
    this.entries.set(serviceKeyText(key), { service, destinations: existing?.destinations ?? new Map() });
    return null;
  }

  private setDestination(command: "-a" | "-e", key: ServiceKey, options: Options): string | null {
    const method = ["-g", "-i", "-m"].some((name) => options.has(name)) ? [] : ([["-g", ""]] as const);
    const parsed = parseDestinationLine(new Map([["-w", "1"], ["-x", "0"], ["-y", "0"], ...method, ...options]));
    if (parsed === null) return "Illegal option";
    const forced = key.kind === "address" && parsed.forwarding !== "nat" ? key.port : parsed.port;
    const destination = { ...parsed, port: forced };
    const destinations = this.entries.get(serviceKeyText(key))?.destinations;
    if (destinations === undefined) return "Service not defined";
    if ((destination.lowerThreshold ?? 0) > (destination.upperThreshold ?? 0)) return "Numerical result out of range";
    const exists = destinations.has(destinationKeyText(destination));
    if (command === "-a" && exists) return "Destination already exists";
    if (command === "-e" && !exists) return "No such destination";
    destinations.set(destinationKeyText(destination), destination);
    return null;
  }

  private deleteDestination(key: ServiceKey, options: Options): string | null {
    const destination = parseDestinationLine(new Map([["-w", "1"], ["-g", ""], ...options]));
    const only = onlyOptions(options, ["-t", "-u", "--sctp-service", "-f", "-6", "-r"]);
    if (destination === null || !only) return "Illegal option";
    const destinations = this.entries.get(serviceKeyText(key))?.destinations;
    if (destinations === undefined) return "Service not defined";
    return destinations.delete(destinationKeyText(destination)) ? null : "No such destination";
  }
}
