import { takeOutRoute } from "@/lib/api/verb-route";

/** POST /destinations/{id}/drain: takes the destination out of service; its connections go on. */
export const POST = takeOutRoute("destination", "drain");
