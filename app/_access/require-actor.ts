import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getActor } from "@/lib/access/get-actor";
import type { Actor } from "@/lib/access/model";
import { getServices } from "@/lib/runtime/web";

export type Person = Extract<Actor, { kind: "person" }>;

/**
 * Who asks for this page; whoever is not signed in is led to the sign-in page. Read once a request, from the session row
 * itself, so that it does not depend on proxy.ts. Pages still check permissions with `can`.
 */
export const requireActor = cache(async (): Promise<Person> => {
  const requestHeaders = await headers();
  const actor = await getActor(getServices().auth, requestHeaders);
  if (actor === null) {
    redirect(signInPath(requestHeaders.get("x-signalbox-path")));
  }
  return actor;
});

/** proxy.ts names the page that was asked for, so that sign-in can lead back to it. */
function signInPath(path: string | null): string {
  return path === null || path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}
