import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { PrismaClient } from "@/lib/db/generated/client";

export type Auth = ReturnType<typeof createAuth>;

/**
 * Our own web server writes the address of the connected client into this header and drops whatever the client sent
 * under that name. X-Forwarded-For is never read here: anybody can send it.
 */
export const clientAddressHeader = "x-signalbox-client-ip";

/** Sessions end a week after sign-in, used or not; disabling a person ends theirs at once. */
const sessionSec = 7 * 24 * 60 * 60;

/**
 * Sessions and passwords (scrypt) by better-auth. Nobody signs up: people are made by `setUp` and `createPerson`. Its own
 * rate limit is off because it counts per address only; `signIn` counts per account and per address. Cookies are
 * HttpOnly and SameSite=Lax; over HTTPS they are Secure and bound to this very host name by the `__Host-` prefix. None of
 * its own endpoints is reachable over the network: the routes under /api/v1/session call it in this process.
 */
export function createAuth(deps: { prisma: PrismaClient; secret: string; publicUrl: string }) {
  const secure = deps.publicUrl.startsWith("https:");
  return betterAuth({
    appName: "Signalbox",
    baseURL: deps.publicUrl,
    basePath: "/api/auth",
    secret: deps.secret,
    database: prismaAdapter(deps.prisma, { provider: "postgresql" }),
    // Read with every session, so that a changed role and a disabled account count from the next click on.
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: sessionSec, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      // better-auth's own prefix is __Secure-; with a name of our own it must not be added in front.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
      cookies: {
        session_token: { name: `${secure ? "__Host-" : ""}signalbox.session` },
        dont_remember: { name: `${secure ? "__Host-" : ""}signalbox.dont_remember` },
      },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          // A disabled person is answered as if the password were wrong.
          async before(session) {
            const user = await deps.prisma.user.findUnique({ where: { id: session.userId } });
            return user !== null && user.disabledAt === null;
          },
        },
      },
    },
  });
}
