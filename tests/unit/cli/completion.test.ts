import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { runCommandLine } from "./test-terminal";

/** What bash would offer after these words, with the script in force. */
async function offers(...words: string[]): Promise<string[]> {
  const { out, exitCode } = await runCommandLine(["completion", "bash"]);
  expect(exitCode).toBe(0);
  const list = words.map((word) => `'${word}'`).join(" ");
  const ask = `${out}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _signalbox; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["--norc", "-c", ask], { encoding: "utf8", cwd: "/" }).trim().split("\n");
}

test("bash completes commands, those below a command, and options", async () => {
  expect(await offers("signalbox", "dr")).toEqual(["drain"]);
  expect(await offers("signalbox", "op", "w")).toEqual(["wait"]);
  expect(await offers("signalbox", "drain", "--wa")).toEqual(["--wait"]);
  expect(await offers("signalbox", "op", "wait", "--out")).toEqual(["--output"]);
});

test("bash completes names of files where no command or option fits", async () => {
  expect(await offers("signalbox", "lint", "/et")).toEqual(["/etc"]);
});

test("zsh and fish get scripts of their own, and other shells none", async () => {
  expect((await runCommandLine(["completion", "zsh"])).out).toMatch(/^autoload .*bashcompinit\n/);
  const { out } = await runCommandLine(["completion", "fish"]);
  expect(out).toContain("complete -c signalbox -n '__fish_seen_subcommand_from drain' -l wait\n");
  expect((await runCommandLine(["completion", "csh"])).exitCode).toBe(2);
});
