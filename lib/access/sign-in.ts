import { createHash } from "node:crypto";
import { isAPIError } from "better-auth/api";
import ipaddr from "ipaddr.js";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import type { User } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { Auth } from "./auth";
import { clientAddress } from "./client-address";
import { type Counted, countEvent, forgetOldEvents } from "./count-event";

/** Attempts whose password is looked at, per account and per client address, in one window. */
const windowSec = 15 * 60;
const attemptsPerAccount = 5;
const attemptsPerAddress = 50;

/**
 * Checks e-mail and password and returns who it is, with the headers that carry the session cookie. Unknown, disabled and mistyped are
 * one answer (`auth.invalid_credentials`) after the same work; a sixth attempt on one account within the window is
 * `rate.limited` without a look at the password, whether the account exists or not. Signing in, and an admin's new
 * password, start the count of the account again.
 */
export async function signIn(
  deps: { database: Database; auth: Auth },
  input: { email: string; password: string; headers: Headers },
): Promise<{ user: User; cookies: Headers }> {
  const { prisma } = deps.database;
  const origin = clientAddress(input.headers);
  // The address first: one that tries too much must not lock further accounts.
  const address = await countEvent(prisma, addressKey(origin), windowSec);
  if (address.count > attemptsPerAddress) throw tooMany(address);
  const account = await countEvent(prisma, accountKey(input.email), windowSec);
  if (account.count === attemptsPerAccount + 1) await recordRefusal(deps.database, input.email, origin, "locked");
  if (account.count > attemptsPerAccount) throw tooMany(account);
  const cookies = await checkPassword(deps.auth, input);
  if (cookies === null) {
    await recordRefusal(deps.database, input.email, origin, "refused");
    throw new AppError("auth.invalid_credentials");
  }
  const user = await deps.database.transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { email: input.email } });
    const actor = { kind: "person", id: user.id, name: user.name, email: user.email, role: user.role, origin } as const;
    await recordAudit(tx, actor, { action: "session.create", objectType: "session", objectName: user.email });
    await unlockAccount(tx, input.email);
    await forgetOldEvents(tx);
    return user;
  });
  return { user, cookies };
}

/** Lets the account be tried again at once. */
export async function unlockAccount(tx: Pick<Database["prisma"], "rateWindow">, email: string): Promise<void> {
  await tx.rateWindow.deleteMany({ where: { key: accountKey(email) } });
}

async function checkPassword(
  auth: Auth,
  { email, password, headers }: { email: string; password: string; headers: Headers },
): Promise<Headers | null> {
  try {
    const answer = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    return answer.headers;
  } catch (error) {
    if (isAPIError(error) && error.statusCode >= 400 && error.statusCode < 500) return null;
    throw error;
  }
}

async function recordRefusal(database: Database, email: string, origin: string, why: string): Promise<void> {
  await recordAudit(
    database.prisma,
    { kind: "anonymous", origin },
    {
      action: "session.create",
      objectType: "session",
      objectName: email,
      outcome: "denied",
      after: { why },
    },
  );
}

function tooMany({ retryAfterSec }: Counted): AppError {
  return new AppError("rate.limited", { params: { retryAfterSec } });
}

/** Hashed, because people type all kinds of things into the e-mail field. */
function accountKey(email: string): string {
  return `sign-in:${createHash("sha256").update(email.toLowerCase()).digest("hex")}`;
}

/** One IPv6 customer has at least a /64 to try from. */
function addressKey(origin: string): string {
  if (!ipaddr.IPv6.isValid(origin)) return `sign-in-from:${origin}`;
  return `sign-in-from:${ipaddr.IPv6.networkAddressFromCIDR(`${origin}/64`).toRFC5952String()}/64`;
}
