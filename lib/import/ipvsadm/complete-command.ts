import { readEndpoint } from "@/lib/import/read-endpoint";
import { formatEndpoint } from "@/lib/model/address";
import type { Command } from "./split-command";

/** ipvsadm's own default, whatever its manual says. */
const defaultPersistenceSec = "360";

/**
 * Adds what a command leaves to ipvsadm's defaults, so that it reads like a line of `ipvsadm -Sn`: scheduler wlc, the
 * persistence timeout, forwarding by DR, weight 1, port 0 of the service, the service's port for the destination.
 */
export function completeCommand({ name, words }: Command): Command {
  const given = withPersistence(words).map((word, index, all) => withPort(word, all[index - 1], all));
  const isServer = name === "-a" || name === "-e" || name === "-d";
  const isService = name === "-A" || name === "-E";
  return {
    name,
    words: [
      ...given,
      ...(isService && !given.includes("-s") ? ["-s", "wlc"] : []),
      ...(isServer && !given.some((word) => /^-[gim]$/.test(word)) ? ["-g"] : []),
      ...(isServer && !given.includes("-w") ? ["-w", "1"] : []),
    ],
  };
}

function withPersistence(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return word === "-p" && (next === undefined || next.startsWith("-")) ? [word, defaultPersistenceSec] : [word];
  });
}

function withPort(word: string, option: string | undefined, words: readonly string[]): string {
  const isService = option === "-t" || option === "-u" || option === "--sctp-service";
  if (!isService && option !== "-r") return word;
  const endpoint = readEndpoint(word);
  if (endpoint === null) return word;
  return formatEndpoint(endpoint.address, endpoint.port ?? (isService ? 0 : servicePort(words)));
}

function servicePort(words: readonly string[]): number {
  const option = words.findIndex((word) => /^(-t|-u|--sctp-service)$/.test(word));
  return readEndpoint(words[option + 1] ?? "")?.port ?? 0;
}
