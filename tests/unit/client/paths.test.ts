import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { apiPath, withQuery } from "@/lib/client/api-path";
import { refreshPaths } from "@/lib/client/refresh-paths";

test("parts of a path cannot leave their place", () => {
  expect(apiPath`/hosts/${"../people?x=1#y"}/trust`).toBe("/hosts/..%2Fpeople%3Fx%3D1%23y/trust");
});

test("only parameters with a value are sent", () => {
  expect(withQuery("/operations", { state: "", hostId: "a b", kind: null })).toBe("/operations?hostId=a+b");
  expect(withQuery("/operations", { state: undefined })).toBe("/operations");
});

test("refreshing a path refreshes what is below it and nothing that only begins alike", async () => {
  const client = new QueryClient();
  const paths = ["/hosts", "/hosts/1", "/hosts?limit=1", "/hosts-of-others", "/operations"];
  for (const path of paths) client.setQueryData([path], {});
  await refreshPaths(client, ["/hosts"]);
  const stale = paths.filter((path) => client.getQueryState([path])?.isInvalidated);
  expect(stale).toEqual(["/hosts", "/hosts/1", "/hosts?limit=1"]);
});
