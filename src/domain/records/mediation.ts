import type { Role } from "../access.ts";
import type { RecordKind } from "./record.ts";

const readers: readonly Role[] = ["county", "township", "team"];

/** 调解文字按敏感信息管理，按岗位限制：what two neighbours quarrelled about is for those who settle it. That it was settled, everybody reads. */
export const readsInFull = ({ role }: { readonly role: Role }, kind: RecordKind): boolean =>
  kind !== "mediation" || readers.includes(role);

const withheldText = "内容仅限县级专班、乡镇（街道）和本队查看";

interface Told {
  readonly kind: RecordKind;
  readonly text: string;
}

/** What an office reads of the words of an entry. */
export const textFor = (reader: { readonly role: Role }, { kind, text }: Told): string =>
  text === "" || readsInFull(reader, kind) ? text : withheldText;
