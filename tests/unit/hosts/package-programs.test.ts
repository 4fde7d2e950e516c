import { expect, test } from "vitest";
import { readPackagesPoll } from "@/lib/hosts/package-programs";

function poll(output: string, exitCode = 0) {
  return readPackagesPoll([{ id: "poll", exitCode, output }]);
}

test("reads how far an installation is, and what it printed", () => {
  expect(poll("120 running\nReading package lists...\nBuilding")).toEqual({
    state: "running",
    nextOffset: 120,
    lines: ["Reading package lists...", "Building"],
  });
  expect(poll("300 ended 100\nE: no")).toMatchObject({ state: { exitCode: 100 }, nextOffset: 300 });
  expect(poll("300 gone\n")).toMatchObject({ state: "gone" });
  expect(poll("missing 0")).toMatchObject({ state: "missing" });
});

test("progress that overwrites its line is a line each time", () => {
  expect(poll("9 running\n10%\r20%\r\ndone")?.lines).toEqual(["10%", "20%", "done"]);
});

test.each(["", "running", "1 ended", "-1 running", "9999999999999 running", "1 ended 0; reboot"])(
  "does not believe %j",
  (output) => {
    expect(poll(output)).toBeNull();
  },
);

test("a poll that failed on the host says nothing", () => {
  expect(poll("1 running", 2)).toBeNull();
  expect(readPackagesPoll([])).toBeNull();
});
