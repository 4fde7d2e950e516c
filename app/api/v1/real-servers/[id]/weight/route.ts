import { weightRoute } from "@/lib/api/verb-route";

/** POST /real-servers/{id}/weight: sets the weight of what is in service. */
export const POST = weightRoute("realServer");
