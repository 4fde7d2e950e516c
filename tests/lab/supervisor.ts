/**
 * The process that a lab is: started by startLab, ended by a signal or, with --lifeline, by the end of its standard
 * input, which is the death of whoever started it.
 *
 * It stays in the machine's own network, opens the loopback ports and hands the *listening sockets* to machine.ts, which
 * lives in namespaces of its own and runs the lab's kernel. A socket belongs to the namespace that made it, so one hop
 * is enough. When this process dies, that pid namespace dies with it, and with it the kernel, the tap device and the
 * network namespace: nothing is left behind.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { controlHost, labHost } from "./lab-hosts";
import { parseMachineOptions } from "./machine-options";

const options = parseMachineOptions(process.argv[2]);
const namespaces = ["--net", "--pid", "--mount", "--mount-proc", "--fork", "--kill-child"];
if (process.getuid?.() !== 0) namespaces.unshift("--user", "--map-root-user");
const program = [process.execPath, "--import", "tsx", path.join(import.meta.dirname, "machine.ts")];
const machine = spawn("unshare", [...namespaces, "--", ...program, JSON.stringify(options)], {
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});

let told = false;
machine.on("exit", (code, signal) => {
  // The run folder of a lab that broke is kept: its logs say why.
  if (told) rmSync(options.runDir, { recursive: true, force: true });
  else console.error(`the lab ended: ${code ?? signal}`);
  process.exit(told ? 0 : 1);
});
machine.once("message", openPorts);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
if (process.argv.includes("--lifeline")) process.stdin.on("end", end).resume();

function end(): void {
  told = true;
  machine.kill("SIGKILL");
}

function openPorts(): void {
  for (const { octet } of [controlHost, ...options.hosts.map((name) => labHost(name))]) {
    const address = `${options.loop}.${octet}`;
    const server = net.createServer({ pauseOnConnect: true });
    server.on("error", (error) => {
      console.error(`${address} port ${options.port}: ${error.message}`);
      machine.kill("SIGKILL");
    });
    server.listen(options.port, address, () => machine.send({ octet }, server, () => server.close()));
  }
}
