import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileExitCode } from "@/lib/shell/file-exit-code";
import { readProgramOutput } from "@/lib/shell/read-program-output";
import { removeFileScript } from "@/lib/shell/remove-file";
import { renderProgram } from "@/lib/shell/render-program";
import { restorePreviousScript } from "@/lib/shell/restore-previous";
import { type WriteFile, writeFileScript } from "@/lib/shell/write-file";
import { type PosixShell, posixShells, runInShell } from "./posix-shells";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const nonce = "n0nce4567890abcdef";
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "signalbox-file-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function run(shell: PosixShell, script: string) {
  const program = { steps: [{ id: "step", script }] };
  const { stdout } = await runInShell(shell, renderProgram(program, nonce));
  const output = readProgramOutput(stdout, nonce, program);
  if (!output.complete) throw new Error(`incomplete: ${stdout}`);
  return output.steps[0];
}

function file(content: string, more: Partial<WriteFile> = {}): WriteFile {
  return { path: join(folder, "f.conf"), mode: 0o600, content, sha256: sha256(content), expectBefore: "any", ...more };
}

describe.each(posixShells)("in $name", (shell) => {
  test("puts back a text that never travelled, unless somebody has changed the file since", async () => {
    const path = join(folder, "f.conf");
    await writeFile(path, "auth_pass hunter22\n");
    const old = { sha256: sha256("auth_pass hunter22\n") };
    const undo = restorePreviousScript({ path, ...old, expectBefore: sha256("new\n") });
    expect((await run(shell, undo))?.exitCode).toBe(0);
    const write = writeFileScript(file("new\n", { expectBefore: old, keepPrevious: true }));
    expect((await run(shell, write))?.exitCode).toBe(0);
    expect(await readFile(path, "utf8")).toBe("new\n");
    expect((await run(shell, undo))?.exitCode).toBe(0);
    expect(await readFile(path, "utf8")).toBe("auth_pass hunter22\n");
    expect(await readdir(folder)).toEqual(["f.conf"]);
    await run(shell, write);
    await writeFile(path, "by hand\n");
    expect((await run(shell, undo))?.exitCode).toBe(fileExitCode.changed);
    expect(await readFile(path, "utf8")).toBe("by hand\n");
  });

  test("writes every byte, with the mode, and leaves nothing else behind", async () => {
    for (const [content, mode] of [
      ["line\nit's $x `y` \\n %s !\n", 0o755],
      ["no newline at the end", 0o644],
      ["", 0o600],
      ["漢字\r\n\t\n\n", 0o600],
    ] as const) {
      expect(await run(shell, writeFileScript(file(content, { mode })))).toEqual({
        id: "step",
        exitCode: 0,
        output: "",
      });
      expect(await readFile(join(folder, "f.conf"), "utf8")).toBe(content);
      expect((await stat(join(folder, "f.conf"))).mode & 0o777).toBe(mode);
    }
    expect(await readdir(folder)).toEqual(["f.conf"]);
  });

  test("makes missing folders", async () => {
    const path = join(folder, "a", "b", "f");
    expect(await run(shell, writeFileScript(file("x\n", { path })))).toMatchObject({ exitCode: 0 });
    expect(await readFile(path, "utf8")).toBe("x\n");
  });

  test("replaces the file it was made for and keeps the first original", async () => {
    const path = join(folder, "f.conf");
    await writeFile(path, "first\n");
    for (const [before, after] of [
      ["first\n", "second\n"],
      ["second\n", "third\n"],
    ] as const) {
      const replace = file(after, { expectBefore: { sha256: sha256(before) }, keepOriginal: true });
      expect(await run(shell, writeFileScript(replace))).toMatchObject({ exitCode: 0 });
    }
    expect(await readFile(path, "utf8")).toBe("third\n");
    expect(await readFile(`${path}.before-signalbox`, "utf8")).toBe("first\n");
    expect(await run(shell, removeFileScript({ path, expectBefore: "any", restoreOriginal: true }))).toMatchObject({
      exitCode: 0,
    });
    expect(await readFile(path, "utf8")).toBe("first\n");
    expect(await readdir(folder)).toEqual(["f.conf"]);
  });

  test.each([
    ["has been changed by somebody else", { sha256: sha256("other\n") }],
    ["exists, but was not there before", "absent"],
  ] as const)("refuses when the file %s, and changes nothing", async (reason, expectBefore) => {
    await writeFile(join(folder, "f.conf"), "theirs\n");
    const result = await run(shell, writeFileScript(file("ours\n", { expectBefore, keepOriginal: true })));
    expect(result).toEqual({
      id: "step",
      exitCode: fileExitCode.changed,
      output: `signalbox: ${join(folder, "f.conf")}: ${reason}`,
    });
    expect(await readdir(folder)).toEqual(["f.conf"]);
    expect(await readFile(join(folder, "f.conf"), "utf8")).toBe("theirs\n");
  });

  test("refuses when the file has been removed, is a folder or is a symbolic link", async () => {
    const path = join(folder, "f.conf");
    const script = writeFileScript(file("ours\n", { expectBefore: { sha256: sha256("x") } }));
    expect(await run(shell, script)).toMatchObject({ exitCode: fileExitCode.changed });
    await mkdir(path);
    expect(await run(shell, writeFileScript(file("ours\n")))).toMatchObject({ exitCode: fileExitCode.changed });
    await rm(path, { recursive: true });
    await symlink("/nowhere", path);
    expect(await run(shell, writeFileScript(file("ours\n")))).toMatchObject({ exitCode: fileExitCode.changed });
  });

  test("keeps the old file when the new one does not arrive as sent", async () => {
    await writeFile(join(folder, "f.conf"), "old\n");
    const result = await run(shell, writeFileScript(file("new\n", { sha256: sha256("something else") })));
    expect(result).toMatchObject({ exitCode: fileExitCode.failed });
    expect(await readdir(folder)).toEqual(["f.conf"]);
    expect(await readFile(join(folder, "f.conf"), "utf8")).toBe("old\n");
  });

  test("keeps the old file when the disk does not take the new one", async () => {
    const path = "/proc/sys/kernel/no-such-file";
    expect(await run(shell, writeFileScript(file("x\n", { path })))).toMatchObject({ exitCode: fileExitCode.failed });
  });

  test("keeps the old file when the new one is judged unfit, and says why", async () => {
    const path = join(folder, "f.conf");
    await writeFile(path, "old\n");
    const script =
      'while read -r line; do\ncase $line in (good) exit 0 ;; (*) echo "not $line"; exit 3 ;; esac\ndone <<END\n$(cat "$signalbox_new")\nEND';
    const judge = { script, exitCode: 78 };
    expect(await run(shell, writeFileScript(file("bad\n", { judge })))).toEqual({
      id: "step",
      exitCode: 78,
      output: `not bad\nsignalbox: ${path}: is refused`,
    });
    expect(await readFile(path, "utf8")).toBe("old\n");
    expect(await readdir(folder)).toEqual(["f.conf"]);
    expect(await run(shell, writeFileScript(file("good\n", { judge })))).toMatchObject({ exitCode: 0, output: "" });
    expect(await readFile(path, "utf8")).toBe("good\n");
  });

  test("removes only the file it was made for; a file that is gone already is fine", async () => {
    const path = join(folder, "f.conf");
    await writeFile(path, "ours\n");
    await chmod(path, 0o400);
    const other = removeFileScript({ path, expectBefore: { sha256: sha256("other") } });
    expect(await run(shell, other)).toMatchObject({ exitCode: fileExitCode.changed });
    const script = removeFileScript({ path, expectBefore: { sha256: sha256("ours\n") } });
    expect(await run(shell, script)).toMatchObject({ exitCode: 0 });
    expect(await run(shell, script)).toMatchObject({ exitCode: 0 });
    expect(await readdir(folder)).toEqual([]);
  });
});

test("any content survives the two layers of quoting", async () => {
  const [shell] = posixShells;
  if (shell === undefined) throw new Error("no shell");
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("'", '"', "\\", "\n", "$", "`", "%", " ", "é", "a") }),
      async (text) => {
        expect(await run(shell, writeFileScript(file(text)))).toMatchObject({ exitCode: 0 });
        expect(await readFile(join(folder, "f.conf"), "utf8")).toBe(text);
      },
    ),
    { numRuns: 30 },
  );
});

test.each(["relative", "/top", "/a/../b", "/a/b c", "/a/'b"])("refuses the path %s", (path) => {
  expect(() => writeFileScript(file("", { path }))).toThrow(/assertion failed/);
});
