import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import type { User } from "@/lib/db/generated/client";
import type { Role } from "./model";

export type NewAccount = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
};

/** Writes a person and the row by which better-auth finds the password. */
export async function createAccount(tx: Tx, { name, email, role, passwordHash }: NewAccount): Promise<User> {
  const id = randomUUID();
  return await tx.user.create({
    data: {
      id,
      name,
      email,
      role,
      emailVerified: true,
      accounts: { create: { id: randomUUID(), accountId: id, providerId: "credential", password: passwordHash } },
    },
  });
}
