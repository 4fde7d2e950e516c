import { takeOutRoute } from "@/lib/api/verb-route";

/** POST /destinations/{id}/cut: takes the destination out of the table; its connections end. */
export const POST = takeOutRoute("destination", "cut");
