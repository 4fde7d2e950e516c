"use client";

import { type PersonResource, personResourceSchema, type SessionResource } from "@/lib/api/resources/people";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

type Changes = {
  readonly name?: string;
  readonly role?: SessionResource["role"];
  readonly disabled?: boolean;
  readonly password?: string;
};

/** Changes a person from the revision that was on screen. */
export function useEditPerson(person: PersonResource, onDone: () => void) {
  return useSubmit(
    personResourceSchema,
    (body: Changes) => ({ path: apiPath`/people/${person.id}`, method: "PATCH", revision: person.revision, body }),
    { refresh: ["/people"], onDone },
  );
}
