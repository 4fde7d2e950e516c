import { openRoute } from "@/lib/api/route";
import { AppError } from "@/lib/model/app-error";

/** Whatever no other route answers: a client of the API gets a problem it can read, not a page. */
const nothing = openRoute({
  async handle() {
    throw new AppError("not_found");
  },
});

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
