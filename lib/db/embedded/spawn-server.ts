import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import path from "node:path";
import { type Account, commandAs } from "./account";

export type ServerPlace = {
  readonly dataDirectory: string;
  readonly binaries: string;
  readonly account: Account;
  /** False = no fsync, for tests. */
  readonly durable: boolean;
};

/** Starts the server on `port` of 127.0.0.1; `log` is an open file descriptor for everything it says. */
export function spawnServer(
  { dataDirectory, binaries, account, durable }: ServerPlace,
  port: number,
  log: number,
): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "64MB",
    wal_level: "minimal",
    max_wal_senders: 0,
    io_method: "sync",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const settingArgs = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = commandAs(account, path.join(binaries, "bin/postgres"), ["-D", dataDirectory, ...settingArgs]);
  const child = spawn("/bin/sh", ["-c", GUARD, "sh", server.command, ...server.args], {
    ...server.options,
    detached: true,
    stdio: ["pipe", log, log],
  });
  // Writing nothing, we only meet EPIPE when the server is gone, and `exited` tells that.
  child.stdin?.on("error", () => undefined);
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}

/**
 * The shell runs the server in the background and waits for it; a second one reads our pipe to its end. `detached`
 * keeps a Ctrl-C at the terminal from reaching the server before web and worker are done with it.
 */
const GUARD = `
exec 3<&0 </dev/null
"$@" 3<&- & server=$!
(cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & guard=$!
exec 3<&-
wait $server; status=$?
kill $guard 2>/dev/null
exit $status`;
