import { AppError } from "@/lib/model/app-error";

/**
 * Refuses a mutation that another site makes a browser send (`auth.cross_site`). Browsers tell with Sec-Fetch-Site and
 * Origin, and scripts cannot change either. A request with neither comes from no browser and carries no cookie it was
 * not given on purpose.
 */
export function checkOrigin(request: Request, publicUrl: string): void {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw new AppError("auth.cross_site");
  const origin = request.headers.get("origin");
  if (origin !== null && !isOurs(origin, publicUrl, request)) throw new AppError("auth.cross_site");
}

/** People may reach the same server by several names, so the name this request was sent to counts as ours too. */
function isOurs(origin: string, publicUrl: string, request: Request): boolean {
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
