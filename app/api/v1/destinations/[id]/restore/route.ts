import { restoreRoute } from "@/lib/api/verb-route";

/** POST /destinations/{id}/restore: brings it back with the weight that it had. */
export const POST = restoreRoute("destination");
