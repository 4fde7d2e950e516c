import type { DesiredCluster } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import { hostOrder } from "./host-order";
import type { AppliedState, ExportedHost } from "./model";
import { safeName } from "./safe-name";

/** What to do with an export, in the order in which to do it. */
export function exportReadme(state: AppliedState): string {
  const { cluster, revision, appliedAt } = state;
  const hosts = hostOrder(state);
  const commands = hosts.map(copyAndRun);
  return `Cluster ${cluster.name}, revision ${revision}, in force since ${appliedAt.toISOString()}.

This folder is what Signalbox put on the hosts. It runs without Signalbox:
keepalived or our own scripts bring it back at every boot.

hosts/NAME/files       the files of a host, each under its own path
hosts/NAME/install.sh  puts them there and starts what they are for
cluster.json           the model they were made from

To set the hosts up anew, one after another in this order (real servers first, the
preferred master last):

${commands.join("\n")}${secretsNote(cluster)}${unmanagedNote(cluster)}
Afterwards, on each director: ipvsadm -Ln; ip address show
`;
}

function copyAndRun({ id, name, address, port, username }: ExportedHost): string {
  const target = address.includes(":") ? `[${address}]` : address;
  const [copyPort, runPort] = port === 22 ? ["", ""] : [` -P ${port}`, ` -p ${port}`];
  const asRoot = username === "root" ? "" : "sudo ";
  return `    scp -r${copyPort} hosts/${safeName(name, id)} ${username}@${target}:signalbox-export
    ssh${runPort} ${username}@${address} ${asRoot}sh signalbox-export/install.sh
`;
}

function secretsNote(cluster: DesiredCluster): string {
  const withPassword = cluster.directors.some((director) =>
    placedInstances(cluster, director).some(({ vrrp: { authentication } }) => authentication !== null),
  );
  if (!withPassword) return "";
  return `
VRRP passwords are not in here; the directors have them, in /etc/keepalived. On a
new one, write the files that its keepalived.conf includes there first, or put the
password in where its keepalived.conf shows bullets.
`;
}

/** Nobody but their owners can set them up, so it is said which ones are missing. */
function unmanagedNote({ realServers }: DesiredCluster): string {
  const others = realServers.filter(({ hostId }) => hostId === null);
  if (others.length === 0) return "";
  const lines = others.map(({ name, address }) => `    ${address}  ${name}\n`);
  return `
Signalbox does not set these real servers up; their owners do:

${lines.join("")}`;
}
