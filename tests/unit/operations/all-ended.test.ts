import { expect, test } from "vitest";
import { allEnded } from "@/lib/operations/all-ended";

test("waits for the slow parts before it passes on that another failed", async () => {
  let finishSlow = () => {};
  let slowEnded = false;
  const slow = new Promise<void>((resolve) => {
    finishSlow = resolve;
  }).then(() => {
    slowEnded = true;
  });
  const all = allEnded([Promise.reject(new Error("the database is away")), slow]).catch((error: Error) => ({
    message: error.message,
    slowEnded,
  }));
  finishSlow();
  expect(await all).toEqual({ message: "the database is away", slowEnded: true });
});
