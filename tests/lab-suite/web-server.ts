import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";

// The web server of a real server. Test files share the hosts, so all of them ask nginx itself, which some hosts start by
// systemd and some by hand: whoever stops it by systemd would leave one running that was started by hand.

/** Resolves when nobody answers any more. */
export async function stopWeb(lab: Lab, host: LabHostName): Promise<void> {
  await lab.script(host, "nginx -s stop; while pgrep -x nginx >/dev/null; do sleep 0.1; done");
}

export async function startWeb(lab: Lab, host: LabHostName): Promise<void> {
  await lab.script(host, "pgrep -x nginx >/dev/null || nginx </dev/null >/dev/null 2>&1");
}

/** How long it keeps a connection open that nothing is asked on; 0 = not at all, as on a fresh host. */
export async function setKeepAlive(lab: Lab, host: LabHostName, sec: number): Promise<void> {
  await lab.script(host, `sed -i 's/keepalive_timeout .*/keepalive_timeout ${sec};/' /etc/nginx/nginx.conf`);
  await lab.script(host, "pgrep -x nginx >/dev/null && nginx -s reload || nginx </dev/null >/dev/null 2>&1");
}
