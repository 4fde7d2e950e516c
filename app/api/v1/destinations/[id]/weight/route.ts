import { weightRoute } from "@/lib/api/verb-route";

/** POST /destinations/{id}/weight: sets the weight of what is in service. */
export const POST = weightRoute("destination");
