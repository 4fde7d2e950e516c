"use client";

import { createContext, type ReactNode, use } from "react";
import type { Permission } from "@/lib/access/model";
import type { SessionResource } from "@/lib/api/resources/people";

export type Session = SessionResource & { readonly permissions: readonly Permission[] };

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in. Only inside the panel. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) {
    throw new Error("useSession is for pages of the panel, which are always signed in");
  }
  return session;
}

/** Whether to offer something. Hiding it is a courtesy: the API refuses what is not allowed. */
export function useCan(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
