import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { mustRun } from "@/tests/support/run-command";

/**
 * The commands of a fake host that cannot be the machine's own: ipvsadm has no kernel to talk to, keepalived and
 * systemctl would act on the machine. Each asks the test process, over a named pipe, and prints its answer.
 */
export async function installFakeCommands(
  root: string,
  missing: readonly string[],
): Promise<{ commands: string; requests: string; calls: string }> {
  const commands = path.join(root, "commands");
  const calls = path.join(root, "calls");
  await mkdir(commands, { recursive: true });
  await mkdir(calls, { recursive: true });
  const requests = path.join(calls, "requests");
  await mustRun("mkfifo", [requests]);
  const scripts = { ...fakes(root, calls), "fake-call": call(calls, requests) };
  for (const [name, text] of Object.entries(scripts)) {
    const script = missing.includes(name) ? `echo "sh: ${name}: not found" >&2; exit 127\n` : text;
    await writeFile(path.join(commands, name), `#!/bin/sh\n${script}`);
    await chmod(path.join(commands, name), 0o755);
  }
  return { commands, requests, calls };
}

/** `fake-call COMMAND ARG…`: stdin, status and output go through files named for the calling process. */
function call(calls: string, requests: string): string {
  return `calls=${calls}
mkfifo "$calls/$$.reply"
printf '%s\\n' "$@" >"$calls/$$.args"
if [ "$2" = -R ]; then cat >"$calls/$$.input"; else : >"$calls/$$.input"; fi
echo $$ >${requests}
{ read -r status; cat; } <"$calls/$$.reply"
rm -f "$calls/$$".*
exit "$status"
`;
}

function fakes(root: string, calls: string): Record<string, string> {
  const state = `${calls}/active`;
  return {
    ipvsadm: `exec fake-call ipvsadm "$@"\n`,
    modprobe: "exit 0\n",
    arping: `echo "arping $*" >>${calls}/arping.log\n`,
    keepalived: `case $1 in
--version) echo "Keepalived v2.2.7 (01/16,2022)" >&2 ;;
-t)
  if ! fake-call keepalived may-refuse; then echo "the file is refused by the test"; exit 5; fi
  if [ -x ${root}/machine-sbin/keepalived ]; then exec ${root}/machine-sbin/keepalived "$@"; else exec fake-call keepalived "$@"; fi
  ;;
daemon)
  trap 'fake-call keepalived reload' HUP
  trap 'fake-call keepalived stop; rm -f /run/keepalived.pid; exit 0' TERM
  echo $$ >/run/keepalived.pid
  fake-call keepalived start
  while :; do sleep 1000 & wait; done
  ;;
esac
`,
    "keepalived-service": `pid=
if [ -r /run/keepalived.pid ]; then read -r pid </run/keepalived.pid; fi
if [ -n "$pid" ] && [ ! -d "/proc/$pid" ]; then pid=; fi
case $1 in
start)
  if [ -n "$pid" ]; then exit 0; fi
  rm -f /run/keepalived.pid
  setsid keepalived daemon </dev/null >/dev/null 2>&1 &
  while [ ! -s /run/keepalived.pid ]; do sleep 0.01; done
  ;;
stop)
  if [ -z "$pid" ]; then exit 0; fi
  kill -TERM "$pid"
  while [ -e /run/keepalived.pid ]; do sleep 0.01; done
  ;;
restart) keepalived-service stop && keepalived-service start ;;
esac
`,
    systemctl: `verb= unit= now=
for word; do
  case $word in
  --now) now=yes ;;
  -*) ;;
  *) if [ -z "$verb" ]; then verb=$word; else unit=\${word%.service}; fi ;;
  esac
done
mkdir -p ${state} /etc/systemd/system/multi-user.target.wants
link=/etc/systemd/system/multi-user.target.wants/$unit.service
run() { line=$(sed -n "s/^$1=-\\{0,1\\}//p" "/etc/systemd/system/$unit.service"); if [ -n "$line" ]; then sh -c "$line"; fi; }
reload() { if [ -e "${state}/$unit" ]; then run ExecReload; else start; fi; }
start() {
  if [ "$unit" = keepalived ]; then keepalived-service start; return; fi
  if [ -e "${state}/$unit" ]; then return; fi
  run ExecStart && : >"${state}/$unit"
}
stop() {
  if [ "$unit" = keepalived ]; then keepalived-service stop; return; fi
  if [ ! -e "${state}/$unit" ]; then return; fi
  run ExecStop; rm -f "${state}/$unit"
}
case $verb in
enable) ln -sf "/etc/systemd/system/$unit.service" "$link"; if [ -n "$now" ]; then start; fi ;;
disable) rm -f "$link"; if [ -n "$now" ]; then stop; fi ;;
is-enabled) [ -h "$link" ] ;;
is-active) [ -e "${state}/$unit" ] ;;
start) start ;;
stop) stop ;;
restart) stop; start ;;
reload-or-restart) reload ;;
daemon-reload) ;;
*) echo "systemctl $*: not known to the fake" >&2; exit 1 ;;
esac
`,
    "update-rc.d": `case $2 in
enable | defaults) for level in 2 3 4 5; do ln -sf "../init.d/$1" "/etc/rc$level.d/S01$1"; done ;;
disable | remove) rm -f /etc/rc[2-5].d/S01"$1" ;;
*) echo "update-rc.d $*: not known to the fake" >&2; exit 1 ;;
esac
`,
  };
}
