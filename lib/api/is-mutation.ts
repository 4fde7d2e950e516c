/** Whether a request may change something. Nothing changes by GET or HEAD, ever. */
export function isMutation(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}
