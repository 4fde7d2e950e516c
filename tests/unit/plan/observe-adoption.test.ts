import { expect, test } from "vitest";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import { adoptionStep, readAdoption } from "@/lib/plan/observe-adoption";
import { noNetworkNamespace, runInNetworkNamespace } from "../../support/network-namespace";

const sha256 = "0".repeat(64);
const home = "/etc/keepalived";
const adopted: AdoptedFile = {
  sha256,
  text: `include conf.d/*.conf
include ${home}/signalbox/0190a1b2-0000-7000-8000-000000000001.conf
@lb1 include later.conf
@lb2 include others/*
`,
  included: [
    { path: `${home}/conf.d/a.conf`, sha256, text: "include ../sub/*\n" },
    { path: `${home}/conf.d/b.conf`, sha256, text: "# nothing\n" },
  ],
  configId: "lb1",
};

if (noNetworkNamespace !== null) console.info(`observe-adoption: ${noNetworkNamespace}`);

test.skipIf(noNetworkNamespace !== null)(
  "links, files that have come since and would be read, and the name that lines count for are found",
  async () => {
    const { script } = adoptionStep(adopted);
    const output = await runInNetworkNamespace(`mount -t tmpfs tmpfs ${home}
mkdir ${home}/conf.d ${home}/conf.d/folder.conf ${home}/sub ${home}/others ${home}/signalbox
cd ${home}
touch keepalived.conf conf.d/a.conf elsewhere conf.d/new.conf conf.d/new.txt conf.d/.hidden.conf
touch sub/one later.conf others/x signalbox/0190a1b2-0000-7000-8000-000000000001.conf
ln -s ../elsewhere conf.d/b.conf
uname() { echo lb1.example.com; }
${script}`);
    expect(readAdoption(adopted, { id: "adoption", exitCode: 0, output })).toEqual({
      links: [`${home}/conf.d/b.conf`],
      unknown: [`${home}/conf.d/new.conf`, `${home}/sub/one`, `${home}/later.conf`],
      configId: "lb1",
    });
  },
);

test("a file without includes and conditions costs no look at any folder", () => {
  const { script } = adoptionStep({ sha256, text: "# nothing\n" });
  expect(script).not.toContain("/*");
  expect(readAdoption({ sha256, text: "" }, undefined)).toEqual({ links: [], unknown: [], configId: null });
});
