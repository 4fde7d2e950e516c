import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fileExitCode } from "@/lib/shell/file-exit-code";
import { readRoom } from "@/lib/shell/read-room";
import { writeFileScript } from "@/lib/shell/write-file";
import { noNetworkNamespace, runInNetworkNamespace } from "@/tests/support/network-namespace";

const content = "x".repeat(40_000);
const sha256 = createHash("sha256").update(content).digest("hex");
const script = writeFileScript({ path: "/mnt/full/f.conf", mode: 0o600, content, sha256, expectBefore: "any" });

/** Output of the write on a file system of this size that has an older file. */
async function write(options: string): Promise<string> {
  return await runInNetworkNamespace(
    `mkdir /mnt/full && mount -t tmpfs -o ${options} tmpfs /mnt/full && echo old >/mnt/full/f.conf
     (${script}) && rc=0 || rc=$?
     echo "rc $rc"; cat /mnt/full/f.conf | cut -c 1-3; ls /mnt/full`,
  );
}

test.skipIf(noNetworkNamespace !== null).each([
  ["bytes", "size=16k"],
  ["files", "nr_inodes=2"],
] as const)(
  "a write that finds no %s left leaves the old file, and says how much room there is",
  async (what, options) => {
    const output = await write(options);
    expect(output).toMatch(new RegExp(`rc ${fileExitCode.failed}\nold\nf\\.conf\n$`));
    expect(output).toContain("/mnt/full/f.conf: cannot be written");
    expect(readRoom(output)?.[what]).toBe(0);
  },
);

test("nothing is read from what is no such line", () => {
  expect(readRoom("")).toBeNull();
  expect(readRoom("signalbox: blocks 1e9 of 4096 bytes and 7 files are free")).toBeNull();
});
