import { hashPassword } from "better-auth/crypto";
import type { PersonResource } from "@/lib/api/resources/people";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { createAccount } from "./create-account";
import type { Actor, Role } from "./model";
import { presentPerson } from "./present-person";

/** Makes a person who can sign in at once with the password given here. */
export async function createPerson(
  { database }: { database: Database },
  actor: Actor,
  input: { name: string; email: string; role: Role; password: string },
): Promise<PersonResource> {
  const taken = await database.prisma.user.findUnique({ where: { email: input.email } });
  if (taken !== null) throw emailTaken();
  const passwordHash = await hashPassword(input.password);
  try {
    return await database.transaction(async (tx) => {
      const { name, email, role } = input;
      const person = presentPerson(await createAccount(tx, { name, email, role, passwordHash }));
      await recordAudit(tx, actor, {
        action: "person.create",
        objectType: "person",
        objectId: person.id,
        objectName: person.email,
        after: person,
      });
      return person;
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict.duplicate") throw emailTaken();
    throw error;
  }
}

function emailTaken(): AppError {
  return new AppError("conflict.duplicate", { problems: [errorAt(["email"], "email.taken")] });
}
