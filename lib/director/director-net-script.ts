import { hostScript } from "@/lib/shell/host-script";
import { packetRuleFunctions } from "@/lib/shell/packet-rules";
import { shellFunctions } from "@/lib/shell/shell-functions";
import { directorNetUnit } from "./director-net-paths";
import { chainFunctions } from "./net-script/chains";
import { commandFunctions } from "./net-script/commands";
import { daemonFunctions } from "./net-script/daemons";
import { memoryFunctions } from "./net-script/memory";
import { printFunctions } from "./net-script/print-rules";
import { settingFunctions } from "./net-script/settings";
import { stateFunctions } from "./net-script/state";
import { statusFunction } from "./net-script/status";
import { timeoutFunctions } from "./net-script/timeouts";

const about = `# Sets up what a director of a Linux Virtual Server needs beside its services and VIPs, as /etc/signalbox/director.net
# lists it, one a line:
#
#   set PATH VALUE                        a file below /proc/sys
#   mark VIP PROTOCOL FIRST LAST MARK     packets to these ports get the firewall mark
#   masquerade RIP PROTOCOL|all PORT      what IPVS sends there gets this host's own address as its source; PORT 0: any
#   serve VIP PROTOCOL FIRST LAST RIP     while another director holds the VIP, what it sends here goes to this host's RIP
#   timeouts TCP TCPFIN UDP               of connections, in seconds
#   sync master|backup WORD...            a sync daemon with these options of ipvsadm
#
#   start    makes it so; what has left the list is put back as it was
#   stop     puts everything back as it was before the first start
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing. Packet rules are in nftables, in the tables "ip signalbox" and "ip6 signalbox"; where
# nft is not installed or the kernel has no such tables, in chains SIGNALBOX of iptables. Nobody else's are touched.`;

const variables = `list_file=/etc/signalbox/director.net
sysctl_file=/etc/sysctl.d/60-signalbox-director.conf
state_folder=/var/lib/signalbox
applied_file=$state_folder/director.net.applied
previous_file=$state_folder/director.net.previous
rules_file=$state_folder/director.rules`;

/** The script of a director's net part, the same on every director. */
export const directorNetScript = hostScript({
  unit: directorNetUnit,
  about,
  variables,
  functions: [
    shellFunctions.readLines,
    stateFunctions,
    shellFunctions.isInLines,
    memoryFunctions,
    settingFunctions,
    timeoutFunctions,
    daemonFunctions,
    printFunctions,
    chainFunctions,
    packetRuleFunctions({
      words: ["mark", "masquerade", "serve"],
      nftTable: "signalbox",
      iptablesTables: ["mangle", "nat"],
      chains: "SIGNALBOX",
    }),
    commandFunctions,
    shellFunctions.report,
    statusFunction,
  ],
});
