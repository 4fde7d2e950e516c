import { restoreRoute } from "@/lib/api/verb-route";

/** POST /real-servers/{id}/restore: brings it back with the weight that it had. */
export const POST = restoreRoute("realServer");
