import { hostScript } from "@/lib/shell/host-script";
import { shellFunctions } from "@/lib/shell/shell-functions";
import { directorUnit } from "./director-paths";
import { commandFunctions } from "./script/commands";
import { neighbourFunctions } from "./script/neighbours";
import { serviceFunctions } from "./script/services";
import { statusFunctions } from "./script/status";
import { vipListFunctions } from "./script/vip-lists";
import { vipFunctions } from "./script/vips";

const about = `# Makes this host a director of a Linux Virtual Server: loads the services in /etc/signalbox/ipvsadm.rules into the
# kernel and holds the VIPs in /etc/signalbox/director.vips (one VIP/PREFIX INTERFACE a line).
#
#   start    adds those services that the kernel does not have, then the VIPs; takes away VIPs that have left the list
#   stop     takes the VIPs and the services away
#   status   exit status 0: everything is in place; 3: something is not, and which
#
# Starting twice changes nothing: a service that exists stays as it is, with its connections. Services and addresses of
# others are left alone, and nothing is ever flushed.
#
# Who holds an IPv4 VIP is told to the neighbours by gratuitous ARP, for which arping (Debian: iputils-arping) must be
# installed. Without it they find out when their own entries expire, usually within a minute. For IPv6 the kernel does
# it, after it has made sure that no other host has the address (one to two seconds).`;

const variables = `rules_file=/etc/signalbox/ipvsadm.rules
vips_file=/etc/signalbox/director.vips
state_folder=/var/lib/signalbox
applied_file=$state_folder/director.vips.applied`;

/** The script that starts a director with engine ipvsadm, the same on every director. */
export const directorScript = hostScript({
  unit: directorUnit,
  about,
  variables,
  functions: [
    shellFunctions.readLines,
    shellFunctions.isInLines,
    vipListFunctions,
    serviceFunctions,
    vipFunctions,
    neighbourFunctions,
    commandFunctions,
    shellFunctions.report,
    statusFunctions,
  ],
});
