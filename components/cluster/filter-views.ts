import { isProblem, serviceState } from "./service-state";
import type { ServiceView } from "./service-view";

/** What the reader wants to see: a word in any name or address, or only what needs somebody. */
export type ViewFilter = { readonly text: string; readonly problemsOnly: boolean };

/**
 * Leaves the services that match. A word that is in the service's own name or address keeps all of its destinations;
 * one that is only in destinations keeps those.
 */
export function filterViews(views: readonly ServiceView[], { text, problemsOnly }: ViewFilter): ServiceView[] {
  const wanted = text.trim().toLowerCase();
  return views
    .filter((view) => !problemsOnly || isProblem(serviceState(view)))
    .flatMap((view): ServiceView[] => {
      if (wanted === "" || matches(wanted, view.key, view.desired?.name)) return [view];
      const members = view.members.filter((member) => matches(wanted, member.endpoint, member.desired?.realServerName));
      return members.length === 0 ? [] : [{ ...view, members }];
    });
}

function matches(wanted: string, ...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text?.toLowerCase().includes(wanted) ?? false);
}
