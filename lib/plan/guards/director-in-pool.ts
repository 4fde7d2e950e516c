import type { GuardInput, GuardReport } from "./model";

/** As the check of the cluster found them: nothing that a reason could override, since packets would go in circles. */
const codes = ["real_server.is_director", "real_server.is_director_unknown"];

/** A director that is also a real server must not send on what another director has sent it. */
export function directorInPool({ desired, found }: Pick<GuardInput, "desired" | "found">): GuardReport {
  const both = desired.realServers.filter(({ hostId, address }) =>
    desired.directors.some((director) => director.hostId === hostId || director.address === address),
  );
  return {
    figures: { code: "figure.director_in_pool", params: { count: both.length } },
    problems: found.filter(({ code }) => codes.includes(code)),
  };
}
