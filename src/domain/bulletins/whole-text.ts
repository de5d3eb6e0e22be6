import type { Block } from "../figures/text-blocks.ts";
import type { Letterhead } from "./letterhead.ts";

export interface ItemText {
  /** 栏目, such as 工作动态; empty: under the one before. */
  readonly section: string;
  readonly title: string;
  /** 供稿单位. */
  readonly credit: string;
  readonly blocks: readonly Block[];
}

/** 报、送、发. */
interface Receivers {
  readonly reportTo: string;
  readonly sendTo: string;
  readonly issueTo: string;
}

export interface WholeText {
  /** 按语. */
  readonly note: string;
  readonly blocks: readonly Block[];
  readonly items: readonly ItemText[];
}

/** Lines of a text that hold no numbers and no names to be marked: they print as they are written. */
export const headsOf = (text: Letterhead & WholeText & { readonly masthead: string } & Receivers): string[] => [
  ...[text.title, text.issuer, text.recipients, text.copyTo, text.printOffice, text.masthead],
  ...[text.reportTo, text.sendTo, text.issueTo],
  ...text.items.flatMap(({ section, credit }) => [section, credit]),
];

/** Everything a text says, the editor's own words and every item, as one run of blocks: for its numbers, names and differences. */
export const wholeText = ({ note, blocks, items }: WholeText): Block[] => [
  ...(note === "" ? [] : [{ kind: "paragraph", text: note } as const]),
  ...blocks,
  ...items.flatMap(({ title, blocks: written }): Block[] => [{ kind: "heading1", text: title }, ...written]),
];
