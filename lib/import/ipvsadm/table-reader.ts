import type { DraftDestination, DraftService } from "@/lib/import/draft";
import { type Place, type SourceLine, startOf } from "@/lib/import/source-line";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsService } from "@/lib/ipvs/model";
import { parseDestinationLine, parseServiceKey, parseServiceLine } from "@/lib/ipvs/parse-command-line";
import { type Options, readOptions } from "@/lib/ipvs/read-options";
import type { IpvsSettings } from "@/lib/model/ipvs-settings";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { completeCommand } from "./complete-command";
import { readSyncDaemon } from "./read-sync-daemon";
import { readTimeouts } from "./read-timeouts";
import { notUnderstood, type Refusal } from "./refusal";
import type { Command } from "./split-command";

type OpenService = {
  readonly at: Place;
  attributes: IpvsService;
  readonly destinations: Map<string, DraftDestination>;
};

/** Carries out ipvsadm commands one after the other, as the kernel would, on a table that is empty at first. */
export class TableReader {
  private readonly services = new Map<string, OpenService>();
  private ipvs: Partial<IpvsSettings> = {};

  read(command: Command, line: SourceLine): Refusal | null {
    switch (command.name) {
      case "-C":
        this.services.clear();
        return null;
      case "-A":
      case "-E":
      case "-D":
        return this.readService(command, line);
      case "-a":
      case "-e":
      case "-d":
        return this.readDestination(command, line);
      case "--set": {
        const timeouts = readTimeouts(command.words);
        this.ipvs = { ...this.ipvs, timeouts };
        return timeouts === null ? notUnderstood : null;
      }
      case "--start-daemon": {
        const syncDaemon = readSyncDaemon(command.words);
        this.ipvs = { ...this.ipvs, syncDaemon };
        return syncDaemon === null ? notUnderstood : null;
      }
      case "--stop-daemon":
        this.ipvs = { ...this.ipvs, syncDaemon: null };
        return null;
      default:
        return { code: "ipvsadm.no_effect", params: { command: command.name } };
    }
  }

  finish(): { services: DraftService[]; ipvs: Partial<IpvsSettings> } {
    const services = [...this.services.values()].map(({ at, attributes, destinations }): DraftService => {
      const { key, scheduler, schedulerFlags, onePacket, persistence } = attributes;
      return {
        at,
        listener: key,
        name: null,
        scheduler,
        schedulerFlags,
        onePacket,
        persistence,
        healthChecks: [],
        keepalived: {},
        destinations: [...destinations.values()],
      };
    });
    return { services, ipvs: this.ipvs };
  }

  private readService(command: Command, line: SourceLine): Refusal | null {
    const options = readOptions(completeCommand(command).words);
    const key = options === null ? null : parseServiceKey(options);
    if (options === null || key === null) return notUnderstood;
    const keyText = serviceKeyText(key);
    const existing = this.services.get(keyText);
    const misplaced = refuseMisplaced(command.name === "-A", existing !== undefined, keyText);
    if (misplaced !== null) return misplaced;
    if (command.name === "-D") {
      this.services.delete(keyText);
      return null;
    }
    const attributes = parseServiceLine(options);
    if (attributes === null) return notUnderstood;
    if (existing === undefined) this.services.set(keyText, { at: startOf(line), attributes, destinations: new Map() });
    else existing.attributes = attributes;
    return null;
  }

  private readDestination(command: Command, line: SourceLine): Refusal | null {
    const options = readOptions(completeCommand(command).words);
    const key = options === null ? null : parseServiceKey(options);
    const destination = options === null ? null : readDestination(options, line);
    if (key === null || destination === null) return notUnderstood;
    const service = this.services.get(serviceKeyText(key));
    if (service === undefined) return refuseMisplaced(false, false, serviceKeyText(key));
    const keyText = destinationKeyText(destination);
    const misplaced = refuseMisplaced(command.name === "-a", service.destinations.has(keyText), keyText);
    if (misplaced !== null) return misplaced;
    if (command.name === "-d") service.destinations.delete(keyText);
    else service.destinations.set(keyText, destination);
    return null;
  }
}

/** The kernel adds only what is not there, and edits or deletes only what is. */
function refuseMisplaced(adds: boolean, exists: boolean, key: string): Refusal | null {
  if (adds === !exists) return null;
  return { code: exists ? "ipvsadm.repeated" : "ipvsadm.missing", params: { key } };
}

function readDestination(options: Options, line: SourceLine): DraftDestination | null {
  const destination = parseDestinationLine(options);
  if (destination === null) return null;
  const { upperThreshold, lowerThreshold } = destination;
  return {
    ...destination,
    at: startOf(line),
    upperThreshold: upperThreshold ?? 0,
    lowerThreshold: lowerThreshold ?? 0,
    healthChecks: null,
  };
}
