import { createPerson } from "@/lib/access/create-person";
import { listPeople } from "@/lib/access/list-people";
import { created, okPage } from "@/lib/api/reply";
import { createPersonSchema } from "@/lib/api/resources/people";
import { route } from "@/lib/api/route";

/** GET /people: everybody who has, or had, an account. */
export const GET = route({
  permission: "people.read",
  async handle({ services }) {
    return okPage({ items: await listPeople(services), next: null });
  },
});

/** POST /people: makes an account. */
export const POST = route({
  permission: "people.manage",
  body: createPersonSchema,
  async handle({ services, actor, body }) {
    const person = await createPerson(services, actor, body);
    return created(`/api/v1/people/${person.id}`, person);
  },
});
