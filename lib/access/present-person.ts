import type { PersonResource } from "@/lib/api/resources/people";
import type { User } from "@/lib/db/generated/client";

export function presentPerson(user: User): PersonResource {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    disabled: user.disabledAt !== null,
    createdAt: user.createdAt.toISOString(),
    revision: user.revision,
  };
}
