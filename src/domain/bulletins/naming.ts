import { spokenWords } from "../figures/blanks.ts";
import { type Block, figuresUsed, parse, textsOf, tokenOf } from "../figures/text-blocks.ts";

/** 点名：what a text may name. A person is never named so. */
export const namingKinds = ["village", "township", "organisation", "team"] as const;
export type NamingKind = (typeof namingKinds)[number];

export const namingKindLabel: Record<NamingKind, string> = {
  village: "村（社区）",
  township: "乡镇（街道）",
  organisation: "单位",
  team: "驻村工作队",
};

/** 点名 for a fault, or as a good example: both are agreed to by a second person, only the first is masked and may explain itself. */
export const namingTones = ["fault", "praise"] as const;
export type NamingTone = (typeof namingTones)[number];

export const namingToneLabel: Record<NamingTone, string> = { fault: "存在问题", praise: "好的做法" };

export const namingStatuses = ["proposed", "approved", "refused", "removed"] as const;
export type NamingStatus = (typeof namingStatuses)[number];

export const namingStatusLabel: Record<NamingStatus, string> = {
  proposed: "待另一人核准",
  approved: "已核准",
  refused: "不同意点名",
  removed: "已撤去",
};

/** How townships read a named village: without its township, or with it. */
export const maskings = ["anonymous", "township"] as const;
export type Masking = (typeof maskings)[number];

export const maskingLabel: Record<Masking, string> = {
  anonymous: "只写“某村”“某单位”",
  township: "村和工作队写到乡镇，如“柳溪镇某村”",
};

const masks: Record<NamingKind, string> = {
  village: "某村",
  township: "某乡镇（街道）",
  organisation: "某单位",
  team: "某驻村工作队",
};

/** What stands in the version for townships in place of the name; a good example is for everybody to read. */
export const shownToTownships = (tone: NamingTone, { shown, masked }: { shown: string; masked: string }): string =>
  tone === "praise" ? shown : masked;

/** How one named for a fault is written where its name is not. */
export function maskOf(kind: NamingKind, township: string | null, masking: Masking): string {
  const placed = masking === "township" && township !== null && (kind === "village" || kind === "team");
  return `${placed ? township : ""}${masks[kind]}`;
}

/** A name in a text is a mark, never plain words: so it can be approved, and masked. */
export const namingCode = "name";
export const namingKey = (id: string) => `${namingCode}:${id}`;

/** The namings a text holds. */
export const namingsUsed = (blocks: readonly Block[]): string[] =>
  figuresUsed(blocks).flatMap(({ code, scope }) => (code === namingCode && scope !== null ? scope : []));

/** The text with the names in place of their marks: the same name is the same words, under whatever mark it was proposed. */
export function namesWritten(blocks: readonly Block[], shown: ReadonlyMap<string, string>): Block[] {
  const written = (text: string) =>
    parse(text)
      .map((part) => {
        if (part.kind === "text") return part.text;
        const name = part.use.code === namingCode ? shown.get(part.use.scope ?? "") : undefined;
        return name ?? tokenOf(part.use.key, part.words);
      })
      .join("");
  return blocks.map((block) =>
    block.kind === "table"
      ? { ...block, head: block.head.map(written), rows: block.rows.map((row) => row.map(written)) }
      : { ...block, text: written(block.text) },
  );
}

interface Naming {
  readonly status: NamingStatus;
  readonly proposedBy: string;
  readonly publishedOn: string | null;
}

export type NamingAction = "approve" | "refuse" | "remove";
export type NamingRefusal =
  "naming-published" | "naming-decided" | "approver-proposed" | "only-proposer" | "naming-gone";

export const namingRefusalLabel: Record<NamingRefusal, string> = {
  "naming-published": "该点名已经随文印发，不能再改",
  "naming-decided": "该点名已经核准或者退回，不用重复办理",
  "approver-proposed": "提出点名的人不能核准本人提出的点名，请由另一人核准",
  "only-proposer": "只有提出点名的人可以撤去",
  "naming-gone": "该点名已经撤去",
};

/** 点名须经提出人以外的另一人核准。Refused or removed, it cannot come back: who still means it proposes it anew. */
export function namingRefusals(naming: Naming, action: NamingAction, actorId: string): NamingRefusal[] {
  if (naming.publishedOn !== null) return ["naming-published"];
  if (naming.status === "removed") return ["naming-gone"];
  const own = naming.proposedBy === actorId;
  if (action === "remove") return own ? [] : ["only-proposer"];
  if (action === "approve" && naming.status !== "proposed") return ["naming-decided"];
  if (action === "refuse" && naming.status === "refused") return ["naming-decided"];
  return own ? ["approver-proposed"] : [];
}

/** The words of a text without its marks and numbers: where a name would slip through. */
export const plainText = (title: string, blocks: readonly Block[]): string =>
  [title, ...blocks.flatMap(plainTexts)].join("\n");

/** A row of numbers of a township bears its name as statistics do: that is no 点名. */
function plainTexts(block: Block): string[] {
  if (block.kind !== "table") return textsOf(block).map(spokenWords);
  const counted = (row: readonly string[]) =>
    row.slice(1).some((cell) => parse(cell).some((one) => one.kind === "figure"));
  const cells = block.rows.flatMap((row) => (counted(row) ? row.slice(1) : row));
  return [...block.head, ...cells, block.zero?.text ?? ""].map(spokenWords);
}

export interface Mask {
  readonly names: readonly string[];
  readonly masked: string;
}

/** Also where a named one stands in plain words, it is masked: the longest name first. */
export function maskText(text: string, masks: readonly Mask[]): string {
  const pairs = masks.flatMap(({ names, masked }) => names.map((name) => ({ name, masked })));
  const longestFirst = pairs.toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((said, { name, masked }) => said.split(name).join(masked), text);
}
