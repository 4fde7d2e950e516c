import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "@/lib/config/config-error";
import { parseEnv } from "@/lib/config/env";
import { renderEnvExample } from "@/lib/config/render-env-example";
import { variables } from "@/lib/config/variables";

function faultsOf(source: Record<string, string>): Record<string, string> {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof ConfigError) return Object.fromEntries(error.faults.map(({ name, remedy }) => [name, remedy]));
    throw error;
  }
  return {};
}

describe("settings", () => {
  test("without any variable: embedded Postgres in ./.data, both halves, this machine only", () => {
    expect(parseEnv({})).toEqual({
      dataDir: path.resolve(".data"),
      databaseUrl: undefined,
      role: "all",
      host: "127.0.0.1",
      port: 3000,
      tls: undefined,
      publicUrl: "http://127.0.0.1:3000",
      trustedProxies: [],
      notifyNetworks: [],
      masterKeyFile: path.resolve(".data/worker/master.key"),
      authSecretFile: path.resolve(".data/web/auth.secret"),
      distDir: ".next",
      history: { sampleMs: 3_600_000, minuteMs: 86_400_000, quarterMs: 7_776_000_000 },
      logLevel: "info",
    });
  });

  test("every fault is named at once, each with its remedy", () => {
    const faults = faultsOf({
      SIGNALBOX_PORT: "70000",
      SIGNALBOX_ROLE: "web",
      SIGNALBOX_TLS_KEY: "/k",
      SIGNALBOX_TRUSTED_PROXIES: "10.0.0.0/8,proxy",
      LOG_LEVEL: "loud",
    });
    expect(Object.keys(faults).sort()).toEqual([
      "DATABASE_URL",
      "LOG_LEVEL",
      "SIGNALBOX_PORT",
      "SIGNALBOX_TLS_CERT",
      "SIGNALBOX_TRUSTED_PROXIES",
    ]);
    expect(faults.SIGNALBOX_TRUSTED_PROXIES).toContain('"proxy"');
  });

  test("the message names each variable and where all of them are explained", () => {
    expect(() => parseEnv({ SIGNALBOX_PORT: "x", LOG_LEVEL: "x" })).toThrow(
      /2 settings are not usable:\n {2}SIGNALBOX_PORT: .*\n {2}LOG_LEVEL: .*\nAll settings: docs\/guide\/configuration\.md/,
    );
  });

  test("an empty value counts as left out", () => {
    expect(parseEnv({ SIGNALBOX_TLS_KEY: "", DATABASE_URL: "", SIGNALBOX_PORT: "" }).port).toBe(3000);
  });

  test("SIGNALBOX_PORT goes before PORT", () => {
    expect(parseEnv({ PORT: "8080" }).port).toBe(8080);
    expect(parseEnv({ PORT: "8080", SIGNALBOX_PORT: "9090" }).port).toBe(9090);
  });

  test("with a certificate the address people type begins with https", () => {
    const settings = parseEnv({ SIGNALBOX_TLS_CERT: "/c", SIGNALBOX_TLS_KEY: "/k", SIGNALBOX_PORT: "443" });
    expect(settings.publicUrl).toBe("https://127.0.0.1");
  });

  test("an IPv6 address is bracketed, and the wildcard address becomes the machine's name", () => {
    expect(parseEnv({ SIGNALBOX_HOST: "::1" }).publicUrl).toBe("http://[::1]:3000");
    expect(parseEnv({ SIGNALBOX_HOST: "0.0.0.0" }).publicUrl).toBe(`http://${hostname()}:3000`.toLowerCase());
  });

  test.each([
    ["SIGNALBOX_PUBLIC_URL", "https://lvs.example.org/panel"],
    ["SIGNALBOX_PUBLIC_URL", "lvs.example.org"],
    ["DATABASE_URL", "mysql://db/signalbox"],
    ["DATABASE_URL", "postgresql://db/signalbox?schema=lvs"],
    ["SIGNALBOX_HOST", "panel.example.org"],
    ["SIGNALBOX_PORT", "0"],
    ["SIGNALBOX_DIST_DIR", "../elsewhere"],
  ])("%s=%s is refused", (name, value) => {
    expect(Object.keys(faultsOf({ [name]: value }))).toEqual([name]);
  });
});

describe("documents", () => {
  test(".env.example is what the schema says (npm run env-example)", () => {
    expect(readFileSync(".env.example", "utf8")).toBe(renderEnvExample());
  });

  test("docs/guide/configuration.md explains every variable and no other", () => {
    const guide = readFileSync("docs/guide/configuration.md", "utf8");
    const explained = [...guide.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(explained).toEqual(Object.keys(variables));
  });

  test("docs/guide/configuration.md names the default of every variable", () => {
    const guide = readFileSync("docs/guide/configuration.md", "utf8");
    for (const [name, { default: value }] of Object.entries(variables)) {
      const row = guide.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toContain(value === null ? "| off |" : `| \`${value}\` |`);
    }
  });
});
