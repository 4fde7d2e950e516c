import type { KeepalivedKeyword } from "@/lib/keepalived/syntax/tree";
import { type Section, unquoted } from "./section";

type Kind = "vrrp_script" | "vrrp_track_process" | "track_file" | "bfd_instance";

/** keepalived had other names for the same. */
const spellings: Readonly<Record<Kind, readonly string[]>> = {
  vrrp_script: ["vrrp_script"],
  vrrp_track_process: ["vrrp_track_process"],
  track_file: ["track_file", "vrrp_track_file"],
  bfd_instance: ["bfd_instance"],
};

/** What stands at the top of a file for others to name. What nobody names, or could use, is kept. */
export class Definitions {
  private readonly used = new Set<KeepalivedKeyword>();

  constructor(private readonly file: Section) {}

  /**
   * What `read` makes of the definition with this name; null = there is none, or it made nothing of it, and the definition
   * is kept then.
   */
  use<T>(kind: Kind, name: string, read: (section: Section) => T | null): T | null {
    const node = this.find(kind, name);
    if (node === undefined) return null;
    const section = this.file.inside(node);
    const value = read(section);
    if (value === null) return null;
    this.file.take(node);
    if (!this.used.has(node)) section.finish();
    this.used.add(node);
    return value;
  }

  private find(kind: Kind, name: string): KeepalivedKeyword | undefined {
    return this.file.find(...spellings[kind]).find(({ words }) => unquoted(words[1] ?? "") === name);
  }
}
