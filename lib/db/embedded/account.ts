import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/**
 * As whom the server programs run. PostgreSQL refuses user id 0, so a root start needs another identity:
 * - `self`: we are an ordinary user already.
 * - `user`: a system account; the data folder belongs to it.
 * - `namespace`: root inside a user namespace where it is mapped to another id. It is the only way to reach a data
 *   folder under /root (mode 0700) without opening /root for others; files on disk belong to root.
 */
export type Account =
  | { readonly kind: "self" }
  | { readonly kind: "user"; readonly uid: number; readonly gid: number }
  | { readonly kind: "namespace" };

/** Decides for `directory`, which must exist. Data made by one account is always run by that account again. */
export function chooseAccount(directory: string, dataDirectory: string): Account {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const account = ownerOf(dataDirectory) ?? systemAccount();
  if (account !== undefined && canEnter(directory, account)) return account;
  const namespace: Account = { kind: "namespace" };
  if (runsTrue(namespace)) return namespace;
  throw new Error(
    `PostgreSQL does not run as root, and no other account can enter ${directory}. ` +
      "Set DATA_DIR to a folder outside /root, such as /var/lib/signalbox.",
  );
}

/** A program of the server: none of our own environment, where a DATABASE_URL may be, goes along. */
export type ServerCommand = {
  readonly command: string;
  readonly args: string[];
  readonly options: {
    readonly uid?: number;
    readonly gid?: number;
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
  };
};

export function commandAs(account: Account, command: string, args: readonly string[]): ServerCommand {
  const options: ServerCommand["options"] = {
    cwd: "/",
    env: { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
  };
  switch (account.kind) {
    case "self":
      return { command, args: [...args], options };
    case "user":
      return { command, args: [...args], options: { ...options, uid: account.uid, gid: account.gid } };
    case "namespace": {
      const unshare = ["--user", "--map-user=65534", "--map-group=65534", command, ...args];
      return { command: "unshare", args: unshare, options };
    }
  }
}

function ownerOf(dataDirectory: string): Account | undefined {
  if (!existsSync(dataDirectory)) return undefined;
  const { uid, gid } = statSync(dataDirectory);
  return uid === 0 ? { kind: "namespace" } : { kind: "user", uid, gid };
}

function systemAccount(): Account | undefined {
  for (const name of ["postgres", "nobody"]) {
    const uid = numberFrom("id", ["-u", name]);
    const gid = numberFrom("id", ["-g", name]);
    if (uid !== undefined && gid !== undefined) return { kind: "user", uid, gid };
  }
  return undefined;
}

function numberFrom(command: string, args: string[]): number | undefined {
  const result = spawnSync(command, args, { encoding: "utf8" });
  return result.status === 0 ? Number(result.stdout) : undefined;
}

function canEnter(directory: string, account: Account): boolean {
  const { command, args, options } = commandAs(account, "test", ["-x", directory]);
  return spawnSync(command, args, options).status === 0;
}

function runsTrue(account: Account): boolean {
  const { command, args, options } = commandAs(account, "true", []);
  return spawnSync(command, args, options).status === 0;
}
