import { z } from "zod";
import { loadPerson } from "@/lib/access/list-people";
import { updatePerson } from "@/lib/access/update-person";
import { ok } from "@/lib/api/reply";
import { updatePersonSchema } from "@/lib/api/resources/people";
import { editRoute, route } from "@/lib/api/route";

const params = z.object({ id: z.string() });

/** GET /people/{id} */
export const GET = route({
  permission: "people.read",
  params,
  async handle({ services, params: { id } }) {
    return ok(await loadPerson(services, id));
  },
});

/** PATCH /people/{id}: name, role, disabled, new password. */
export const PATCH = editRoute({
  permission: "people.manage",
  params,
  body: updatePersonSchema,
  current: ({ services, params: { id } }) => loadPerson(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updatePerson(services, actor, { id, revision, changes: body }));
  },
});
