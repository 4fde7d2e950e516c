/**
 * A keepalived.conf without its passwords: what is stored of a director between the look at it and the import is read by
 * people and lies in a database. Everything else stays in its place, so that lines and columns are those of the file.
 */
export function cutPasswords(text: string): string {
  return text.replaceAll(/(\b(?:auth_pass|password)[ \t]+)("[^"\n]*"|[^\s#!]\S*)/gi, "$1••••••••");
}
