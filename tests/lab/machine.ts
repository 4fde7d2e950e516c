/**
 * First process of the lab's own network, mount and pid namespace: owns the tap device, runs User Mode Linux and joins
 * each connection that comes in on a loopback port to that host's sshd. Started by supervisor.ts only.
 */
import { execFileSync, spawn } from "node:child_process";
import { openSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import { z } from "zod";
import { controlHost, labHost, managementAddress } from "./lab-hosts";
import { type MachineOptions, parseMachineOptions } from "./machine-options";
import { runFiles } from "./run-files";
import { sshBanner } from "./ssh-banner";

const portMessageSchema = z.object({ octet: z.number() });
const connectTimeoutMs = 1_000;
const options = parseMachineOptions(process.argv[2]);
const files = runFiles(options.runDir);

makeTap();
startKernel(options);
process.on("disconnect", () => process.exit(1));
process.on("message", (message, handle) => {
  const { octet } = portMessageSchema.parse(message);
  if (handle instanceof net.Server) handle.on("connection", (socket) => join(socket, managementAddress(octet)));
});
process.send?.("ready");

const octets = [controlHost.octet, ...options.hosts.map((name) => labHost(name).octet)];
await Promise.all(octets.map((octet) => sshBanner(managementAddress(octet), 22)));
writeFileSync(files.ready, "");

function makeTap(): void {
  const commands = ["link set lo up", "tuntap add tap0 mode tap", "addr add 10.79.0.1/24 dev tap0", "link set tap0 up"];
  for (const command of commands) execFileSync("ip", command.split(" "));
}

function startKernel({ image, preload, memory, runDir, flavour, hosts, cpu }: MachineOptions): void {
  const specs = hosts.map((name) => labHost(name)).map(({ name, octet, role }) => `${name}:${octet}:${role}`);
  const words = [
    ...[`mem=${memory}`, `ubd0r=${image}`, "root=/dev/ubda", "rootfstype=ext4", "ro", "init=/boot/lab-init"],
    ...["con0=null,fd:1", "con=null", "ssl=null", "quiet", `uml_dir=${runDir}`, "umid=uml"],
    "vec0:transport=tap,ifname=tap0,depth=64",
    // Words that the kernel does not know reach its init as environment.
    ...[`lab_run=${files.guest}`, `lab_flavour=${flavour}`, `lab_hosts=${specs.join(",")}`],
  ];
  // The kernel and its processes are threads of one program that take turns: two CPUs only make them slower.
  const pin = cpu === "any" ? [] : ["taskset", "-c", cpu === "" ? String(os.cpus().length - 1) : cpu];
  const [program = "linux.uml", ...args] = [...pin, "linux.uml", ...words];
  // Its memory is a file; on a disk it would be three times slower.
  const env = { ...process.env, TMPDIR: "/dev/shm", ...(preload === null ? {} : { LD_PRELOAD: preload }) };
  const kernel = spawn(program, args, { stdio: ["ignore", openSync(files.console, "w"), "inherit"], env });
  kernel.on("exit", (code, signal) => {
    console.error(`the lab's kernel ended: ${code ?? signal}`);
    process.exit(1);
  });
}

function join(outside: net.Socket, address: string): void {
  const inside = net.connect({ host: address, port: 22, noDelay: true });
  outside.setNoDelay(true);
  outside.pipe(inside);
  inside.pipe(outside);
  const end = () => {
    outside.destroy();
    inside.destroy();
  };
  for (const socket of [outside, inside]) socket.on("error", end).on("close", end);
  // A host that is off does not refuse: without this a connection made while it boots would wait a minute for its turn.
  inside.setTimeout(connectTimeoutMs, end).once("connect", () => inside.setTimeout(0));
}
