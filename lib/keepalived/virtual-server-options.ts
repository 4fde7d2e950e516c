import type { Command } from "@/lib/model/command";
import type { VirtualServerOptions } from "@/lib/model/virtual-server-options";
import { lvsMethodWords } from "./lvs-method";
import { type KeepalivedKeyword, line } from "./syntax/tree";

/** The lines of a virtual_server block that IPVS knows nothing of. What is as keepalived has it anyway is not said. */
export function virtualServerOptions(options: VirtualServerOptions): KeepalivedKeyword[] {
  const { quorum, hysteresis, sorryServer } = options;
  return [
    ...flag("alpha", options.alpha),
    ...flag("omega", options.omega),
    ...flag("inhibit_on_failure", options.inhibitOnFailure),
    ...flag("ha_suspend", options.haSuspend),
    ...(quorum === 1 ? [] : [line("quorum", quorum)]),
    ...(hysteresis === 0 ? [] : [line("hysteresis", hysteresis)]),
    ...commandLine("quorum_up", options.quorumUp),
    ...commandLine("quorum_down", options.quorumDown),
    ...alertLine(options),
    ...(sorryServer === null
      ? []
      : [
          line("sorry_server", sorryServer.address, ...(sorryServer.port === 0 ? [] : [sorryServer.port])),
          line("sorry_server_lvs_method", ...lvsMethodWords({ ...sorryServer, tunnel: null })),
          ...flag("sorry_server_inhibit", options.sorryServerInhibit),
        ]),
  ];
}

/** The lines of each real_server block that come from the options of its service. */
export function realServerOptions({ notifyUp, notifyDown }: VirtualServerOptions): KeepalivedKeyword[] {
  return [...commandLine("notify_up", notifyUp), ...commandLine("notify_down", notifyDown)];
}

/** A program with its arguments is one word in quotes; the words themselves need none. */
export function commandLine(keyword: string, command: Command | null, ...user: string[]): KeepalivedKeyword[] {
  return command === null ? [] : [line(keyword, `"${command.join(" ")}"`, ...user)];
}

function flag(keyword: string, given: boolean): KeepalivedKeyword[] {
  return given ? [line(keyword)] : [];
}

/** Without a parameter it means yes at every level; some releases do not take one. */
function alertLine({ smtpAlert }: VirtualServerOptions): KeepalivedKeyword[] {
  return smtpAlert === null ? [] : [line("smtp_alert", smtpAlert ? "true" : "false")];
}
