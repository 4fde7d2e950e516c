import { hashPassword } from "better-auth/crypto";
import type { PersonResource } from "@/lib/api/resources/people";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database, Tx } from "@/lib/db/database";
import type { User } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { Actor, Role } from "./model";
import { presentPerson } from "./present-person";
import { unlockAccount } from "./sign-in";

export type PersonChanges = {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly password?: string | undefined;
};

/**
 * Changes a person. Disabling, and a new password, end all their sessions; a new role counts from their next request.
 * The last admin who can sign in stays one (`people.last_admin`), or nobody could manage the panel any more.
 */
export async function updatePerson(
  { database }: { database: Database },
  actor: Actor,
  input: { id: string; revision: number; changes: PersonChanges },
): Promise<PersonResource> {
  const { id, revision, changes } = input;
  const passwordHash = changes.password === undefined ? null : await hashPassword(changes.password);
  return await database.transaction(async (tx) => {
    const admins = await lockAdmins(tx);
    const [locked] = await tx.$queryRaw<
      { revision: number }[]
    >`select revision from "user" where id = ${id} for update`;
    if (locked === undefined) throw new AppError("not_found");
    if (locked.revision !== revision) throw new AppError("revision.stale");
    const before = await tx.user.findUniqueOrThrow({ where: { id } });
    if (losesAdmin(changes) && admins.length === 1 && admins[0] === id) throw new AppError("people.last_admin");
    const after = await tx.user.update({ where: { id }, data: columns(before, changes) });
    if (passwordHash !== null) await replacePassword(tx, after, passwordHash);
    if (passwordHash !== null || changes.disabled === true) await tx.session.deleteMany({ where: { userId: id } });
    await recordAudit(tx, actor, {
      action: "person.update",
      objectType: "person",
      objectId: id,
      objectName: after.email,
      before: presentPerson(before),
      after: { ...presentPerson(after), passwordReplaced: passwordHash !== null },
    });
    return presentPerson(after);
  });
}

/** Two admins who demote each other at the same time take turns here, and the second finds only one admin left. */
async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "user" where role = 'admin' and "disabledAt" is null order by id for update`;
  return rows.map(({ id }) => id);
}

function losesAdmin({ role, disabled }: PersonChanges): boolean {
  return disabled === true || (role !== undefined && role !== "admin");
}

function columns(before: User, { name, role, disabled }: PersonChanges) {
  return {
    name: name ?? before.name,
    role: role ?? before.role,
    disabledAt: disabled === undefined ? before.disabledAt : disabled ? (before.disabledAt ?? new Date()) : null,
    revision: { increment: 1 },
  };
}

async function replacePassword(tx: Tx, user: User, passwordHash: string): Promise<void> {
  await tx.account.updateMany({
    where: { userId: user.id, providerId: "credential" },
    data: { password: passwordHash },
  });
  await unlockAccount(tx, user.email);
}
