import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";

/** Arguments of OpenSSH's client for a host of the lab, over one connection that stays open for whoever comes next. */
export function sshArguments(lab: Lab, host: LabHostName): string[] {
  const { host: address, port } = lab.address(host);
  const options = {
    StrictHostKeyChecking: "yes",
    UserKnownHostsFile: lab.knownHostsPath,
    BatchMode: "yes",
    ControlMaster: "auto",
    ControlPersist: "600",
    ControlPath: `/tmp/signalbox-bench-${process.pid}-${host}`,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  return ["-F", "none", "-q", ...flags, "-i", lab.adminKeyPath, "-p", String(port), `root@${address}`];
}
