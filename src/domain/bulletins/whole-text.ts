import type { Block } from "../figures/text-blocks.ts";

export interface ItemText {
  /** 栏目, such as 工作动态; empty: under the one before. */
  readonly section: string;
  readonly title: string;
  /** 供稿单位. */
  readonly credit: string;
  readonly blocks: readonly Block[];
}

export interface WholeText {
  /** 按语. */
  readonly note: string;
  readonly blocks: readonly Block[];
  readonly items: readonly ItemText[];
}

/** Everything a text says, the editor's own words and every item, as one run of blocks: for its numbers, names and differences. */
export const wholeText = ({ note, blocks, items }: WholeText): Block[] => [
  ...(note === "" ? [] : [{ kind: "paragraph", text: note } as const]),
  ...blocks,
  ...items.flatMap(({ title, blocks: written }): Block[] => [{ kind: "heading1", text: title }, ...written]),
];
