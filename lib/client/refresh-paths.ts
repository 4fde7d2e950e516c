import type { QueryClient } from "@tanstack/react-query";

/** Reads again whatever is on screen from these paths and below ("/hosts" covers "/hosts/1" and "/hosts?x=y"). */
export async function refreshPaths(queryClient: QueryClient, prefixes: readonly string[]): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === "string" && prefixes.some((prefix) => isAtOrBelow(path, prefix)),
  });
}

function isAtOrBelow(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && ["", "/", "?"].includes(path.charAt(prefix.length));
}
