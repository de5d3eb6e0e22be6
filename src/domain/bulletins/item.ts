/** 稿件：each is written by its own author; the editor of the issue arranges them. */
export const itemStatuses = ["writing", "handed-in"] as const;
export type ItemStatus = (typeof itemStatuses)[number];

export const itemStatusLabel: Record<ItemStatus, string> = { writing: "撰写中", "handed-in": "已交稿" };

export interface Item {
  readonly status: ItemStatus;
  readonly authorId: string;
  readonly title: string;
  readonly blockCount: number;
}

export type ItemAction = "save" | "hand-in" | "return" | "arrange" | "remove";

export type ItemRefusal =
  | "issue-not-in-draft"
  | "no-items-here"
  | "only-item-author"
  | "only-editor"
  | "item-title-missing"
  | "item-text-missing"
  | "not-handed-in"
  | "own-item";

export const itemRefusalLabel: Record<ItemRefusal, string> = {
  "issue-not-in-draft": "本期简报已经送审，稿件不能再改；需要修改的，请编辑先撤回",
  "no-items-here": "只有简报可以由多人供稿，通报由拟稿人一人拟写",
  "only-item-author": "只有供稿人本人可以修改自己的稿件",
  "only-editor": "只有本期编辑可以编排、退回稿件",
  "item-title-missing": "请填写稿件标题",
  "item-text-missing": "稿件正文为空，请先撰写",
  "not-handed-in": "该稿件还没有交稿，不用退回",
  "own-item": "本人的稿件可以直接修改，不用退回",
};

interface Facts {
  readonly actorId: string;
  /** The author of the whole issue. */
  readonly editorId: string;
  /** The issue is still a draft. */
  readonly inDraft: boolean;
}

/** Who may do what with an item: its words belong to its author, its place to the editor. */
export function itemRefusals(item: Item, action: ItemAction, { actorId, editorId, inDraft }: Facts): ItemRefusal[] {
  if (!inDraft) return ["issue-not-in-draft"];
  return checks[action](item, { own: item.authorId === actorId, edits: editorId === actorId });
}

interface Hands {
  readonly own: boolean;
  readonly edits: boolean;
}

const checks: Record<ItemAction, (item: Item, hands: Hands) => ItemRefusal[]> = {
  save: (_, { own }) => (own ? [] : ["only-item-author"]),
  "hand-in": (item, { own }) => (own ? missing(item) : ["only-item-author"]),
  return: returning,
  arrange: (_, { edits }) => (edits ? [] : ["only-editor"]),
  remove: (_, { own, edits }) => (own || edits ? [] : ["only-item-author"]),
};

function returning({ status }: Item, { own, edits }: Hands): ItemRefusal[] {
  if (!edits) return ["only-editor"];
  if (own) return ["own-item"];
  return status === "handed-in" ? [] : ["not-handed-in"];
}

function missing({ title, blockCount }: Item): ItemRefusal[] {
  const why: ItemRefusal[] = [];
  if (title.trim() === "") why.push("item-title-missing");
  if (blockCount === 0) why.push("item-text-missing");
  return why;
}
