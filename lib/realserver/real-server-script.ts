import { hostScript } from "@/lib/shell/host-script";
import { packetRuleFunctions } from "@/lib/shell/packet-rules";
import { shellFunctions } from "@/lib/shell/shell-functions";
import { realServerUnit } from "./real-server-paths";
import { arpFunctions } from "./script/arp";
import { commandFunctions } from "./script/commands";
import { gatewayFunctions } from "./script/gateway";
import { listFunctions } from "./script/lists";
import { netFunctions } from "./script/net";
import { segmentFunctions } from "./script/segments";
import { tunnelFunctions } from "./script/tunnels";

const about = `# Makes this host a real server of a Linux Virtual Server. It accepts packets for the VIPs listed in
# /etc/signalbox/real-server.vips and keeps quiet about them on the network, where the director answers for them. How
# packets get here other than by direct routing is in /etc/signalbox/real-server.net, one a line:
#
#   listen PORT 4|6        takes GUE packets on this UDP port, over IPv4 or IPv6
#   tunnel DEVICE WORD...  a tunnel device, made by: ip link add DEVICE WORD...
#   segment VIP BYTES      clients of the VIP are asked for TCP segments of at most so many bytes
#   gateway ADDRESS        replies to NAT go back through the director: the default route of that family
#
#   start    sets ARP to keep quiet, makes the tunnels, then puts every VIP on lo; takes away what has left the lists
#   stop     takes away what start put there, then puts the default route and the ARP settings back as they were
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing. Addresses that were on lo before are left alone.
#
# The ARP settings come before the first VIP and go after the last, or this host would answer for it in between. The
# VIP's prefix must be /32: with a shorter one every address of that network would be taken for this host's own.`;

const variables = `vips_file=/etc/signalbox/real-server.vips
sysctl_file=/etc/sysctl.d/60-signalbox-real-server.conf
state_folder=/var/lib/signalbox
applied_file=$state_folder/real-server.vips.applied
previous_file=$state_folder/real-server.previous
net_file=/etc/signalbox/real-server.net
net_applied_file=$state_folder/real-server.net.applied
routes_file=$state_folder/real-server.routes
settings=/proc/sys/net/ipv4/conf/all
dummy=192.0.0.8/32
rules_file=$state_folder/real-server.rules`;

const readList = `# Sets list to the addresses in file $1, each with a space before and after.
read_list() {
  list=' '
  [ -e "$1" ] || return 0
  while read -r address _; do
    case $address in '' | '#'*) ;; *) list="$list$address " ;; esac
  done <"$1"
}`;

/** The script that makes a host a real server, the same on every host. */
export const realServerScript = hostScript({
  unit: realServerUnit,
  about,
  variables,
  functions: [
    readList,
    shellFunctions.readLines,
    listFunctions,
    arpFunctions,
    netFunctions,
    tunnelFunctions,
    gatewayFunctions,
    segmentFunctions,
    packetRuleFunctions({
      words: ["segment"],
      nftTable: "signalbox_segments",
      iptablesTables: ["mangle"],
      chains: "SB-SEGMENT",
    }),
    commandFunctions,
    shellFunctions.report,
  ],
});
