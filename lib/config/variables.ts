import ipaddr from "ipaddr.js";
import { z } from "zod";
import { defaultHistory, parseHistory } from "./history-keep";

/**
 * Every environment variable Signalbox reads: the one source of the schema, of `.env.example` and of the table in
 * docs/guide/configuration.md (tests compare all three). A schema's message is the remedy shown to the operator.
 */
export type Variable = {
  readonly about: string;
  /** As a person reads it; null when leaving the variable out switches the feature off. */
  readonly default: string | null;
  readonly example: string;
  readonly schema: z.ZodType<unknown, string | undefined>;
};

const portText = z
  .string()
  .regex(/^\d{1,5}$/, "give a port number from 1 to 65535")
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65535, "give a port number from 1 to 65535");

const filePath = z.string().min(1, "give the path of a file");

const networkList = z.string().transform((text, context) => {
  const networks = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  for (const network of networks) {
    if (!ipaddr.isValid(network) && !ipaddr.isValidCIDR(network)) {
      context.addIssue({
        code: "custom",
        message: `"${network}" is neither an address nor a network such as 10.0.0.0/8`,
      });
    }
  }
  return networks;
});

/** Checks that follow one another all run, also on text that the first has refused. */
function parts(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

const postgresUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: "give a URL such as postgresql://user:password@host:5432/database",
  })
  .refine(
    (text) => !parts(text)?.searchParams.has("schema"),
    "leave out ?schema=: Signalbox wants a database of its own",
  );

const webOrigin = z
  .url({ protocol: /^https?$/, error: "give the address people type, such as https://lvs.example.org" })
  .refine(
    (text) => (parts(text)?.pathname ?? "/") === "/",
    "leave out the path: Signalbox lives at the root of its host name",
  )
  .transform((text) => new URL(text).origin);

export const variables = {
  DATA_DIR: {
    about: "Folder of the embedded Postgres, of the worker's master key and of the session secret.",
    default: "./.data",
    example: "/var/lib/signalbox",
    schema: z.string().min(1, "give the path of a folder").default("./.data"),
  },
  DATABASE_URL: {
    about: "Your own PostgreSQL, version 15 or newer. Left out, Signalbox runs the one it brings along.",
    default: null,
    example: "postgresql://signalbox:password@db.example.org:5432/signalbox",
    schema: postgresUrl.optional(),
  },
  SIGNALBOX_ROLE: {
    about: "Which halves this start runs: all, web or worker. One half alone needs DATABASE_URL.",
    default: "all",
    example: "web",
    schema: z.enum(["all", "web", "worker"], { error: "give all, web or worker" }).default("all"),
  },
  SIGNALBOX_HOST: {
    about: "Address the web server listens on.",
    default: "127.0.0.1",
    example: "0.0.0.0",
    schema: z
      .string()
      .refine(
        (text) => text === "localhost" || ipaddr.isValid(text),
        "give an address of this machine, such as 0.0.0.0",
      )
      .default("127.0.0.1"),
  },
  SIGNALBOX_PORT: {
    about: "Port the web server listens on; PORT is read when this one is left out.",
    default: "3000",
    example: "443",
    schema: portText.optional(),
  },
  PORT: {
    about: "Second name of SIGNALBOX_PORT, for platforms that set it.",
    default: "3000",
    example: "3000",
    schema: portText.optional(),
  },
  SIGNALBOX_TLS_CERT: {
    about: "PEM file with the certificate and its chain. With SIGNALBOX_TLS_KEY the web server speaks HTTPS only.",
    default: null,
    example: "/etc/signalbox/tls/fullchain.pem",
    schema: filePath.optional(),
  },
  SIGNALBOX_TLS_KEY: {
    about: "PEM file with the private key of SIGNALBOX_TLS_CERT.",
    default: null,
    example: "/etc/signalbox/tls/privkey.pem",
    schema: filePath.optional(),
  },
  SIGNALBOX_PUBLIC_URL: {
    about: "Address people type into the browser, when it differs from the one listened on (reverse proxy, DNS name).",
    default: "http(s)://SIGNALBOX_HOST:SIGNALBOX_PORT",
    example: "https://lvs.example.org",
    schema: webOrigin.optional(),
  },
  SIGNALBOX_TRUSTED_PROXIES: {
    about: "Reverse proxies whose X-Forwarded-* headers are believed: addresses or networks, separated by commas.",
    default: null,
    example: "127.0.0.1,10.0.0.0/8",
    schema: networkList.optional(),
  },
  SIGNALBOX_NOTIFY_NETWORKS: {
    about:
      "Private networks that notifications may be sent to (mail relay, chat server): addresses or networks, separated by commas.",
    default: null,
    example: "10.0.0.25,10.20.0.0/16",
    schema: networkList.optional(),
  },
  SIGNALBOX_MASTER_KEY_FILE: {
    about:
      "File with the key that protects the worker's private keys. Only the worker reads it; made at the first start.",
    default: "DATA_DIR/worker/master.key",
    example: "/etc/signalbox/master.key",
    schema: filePath.optional(),
  },
  SIGNALBOX_AUTH_SECRET_FILE: {
    about: "File with the secret that signs session cookies. The same on every web server; made at the first start.",
    default: "DATA_DIR/web/auth.secret",
    example: "/etc/signalbox/auth.secret",
    schema: filePath.optional(),
  },
  SIGNALBOX_HISTORY: {
    about: "How long history is kept: figures of every 2 s, of every minute, of every quarter of an hour.",
    default: "1h,1d,90d",
    example: "6h,7d,365d",
    schema: z.string().transform(parseHistory).default(defaultHistory),
  },
  LOG_LEVEL: {
    about: "Least important line that is logged: trace, debug, info, warn, error or fatal.",
    default: "info",
    example: "debug",
    schema: z
      .enum(["trace", "debug", "info", "warn", "error", "fatal"], {
        error: "give trace, debug, info, warn, error or fatal",
      })
      .default("info"),
  },
  SIGNALBOX_DIST_DIR: {
    about:
      "Folder of the production build inside the checkout, so that several can stand side by side. For developers.",
    default: ".next",
    example: ".next-mine",
    schema: z
      .string()
      .regex(/^\.next[A-Za-z0-9_-]*$/, "give a name that begins with .next")
      .default(".next"),
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
