import type { PersonResource } from "@/lib/api/resources/people";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { presentPerson } from "./present-person";

export async function listPeople({ database }: { database: Database }): Promise<PersonResource[]> {
  const users = await database.prisma.user.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] });
  return users.map(presentPerson);
}

export async function loadPerson({ database }: { database: Database }, id: string): Promise<PersonResource> {
  const user = await database.prisma.user.findUnique({ where: { id } });
  if (user === null) throw new AppError("not_found");
  return presentPerson(user);
}
