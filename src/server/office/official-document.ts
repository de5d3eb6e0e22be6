/** The face of body text that the office's computers have. Names with rare characters need a GBK face. */
export type FontScheme = "仿宋_GB2312" | "仿宋" | "方正仿宋_GBK";

/** Text of the body. A number bound to a figure is only text here; `figure` says where it came from and changes nothing on paper. */
export interface Run {
  readonly text: string;
  readonly figure?: string;
}

export type Block = Heading | Paragraph | DocumentTable | BriefingPart | Picture;

/** In the middle of a line of its own, such as the code by which a paper is checked. */
export interface Picture {
  readonly kind: "picture";
  readonly png: Uint8Array;
  /** Width and height on paper. */
  readonly millimetres: number;
  /** What it is, for who cannot see it. */
  readonly words: string;
}

/** What only a 简报 has: 目录, 栏目, and the title of an item with 供稿单位 under it; headings behind a title are numbered anew. */
export type BriefingPart =
  | { readonly kind: "contents"; readonly titles: readonly string[] }
  | { readonly kind: "section"; readonly text: string }
  | { readonly kind: "item-title"; readonly text: string; readonly credit: string };

/** Numbered by the renderer: 一、 （一） 1. （1）. `runs` follow the heading in the same paragraph. */
export interface Heading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  readonly runs?: readonly Run[];
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly runs: readonly Run[];
  /** A few words set in 黑体 in front, such as 编者按：. */
  readonly lead?: string;
}

export interface DocumentTable {
  readonly kind: "table";
  readonly caption?: string;
  readonly columns: readonly {
    readonly header: string;
    readonly align?: "left" | "center" | "right";
    readonly weight?: number;
  }[];
  readonly rows: readonly (readonly string[])[];
}

/** 发文机关标志 and 发文字号, GB/T 9704-2012 7.2.4–7.2.6. With a signer the document goes upwards (上行文). */
export interface RedHead {
  readonly kind: "red-head";
  /** As printed, 文件 included when it belongs there. */
  readonly agency: string;
  readonly number?: { readonly agencyCode: string; readonly year: number; readonly serial: number };
  readonly signer?: string;
}

/** 简报: a convention, not a standard. */
export interface BriefingMasthead {
  readonly kind: "briefing";
  readonly name: string;
  /** As printed: 第18期, 第四轮　第十八期. */
  readonly issue: string;
  readonly issuer: string;
  readonly date: string;
}

export interface OfficialDocument {
  /** Without a masthead the page starts with the title. */
  readonly masthead?: RedHead | BriefingMasthead;
  /** A line break chooses the lines by hand; otherwise they are broken into a trapezoid. */
  readonly title: string;
  /** The title names the file and is not printed: each item of a 简报 has its own. */
  readonly untitled?: boolean;
  /** 主送机关, without the colon. */
  readonly addressees?: string;
  readonly body: readonly Block[];
  /** 附件说明 and, on new pages, the attachments themselves. */
  readonly attachments?: readonly { readonly title: string; readonly body: readonly Block[] }[];
  /** Dates are YYYY-MM-DD. */
  readonly signature?: { readonly agency: string; readonly date: string; readonly sealed?: boolean };
  /** 附注, printed in round brackets. */
  readonly note?: string;
  readonly imprint?: Imprint;
  /** Marks every page 校样: a print for reading, not the official file. */
  readonly proof?: boolean;
  /** Printed in grey above the type area of every page, such as 演示数据. */
  readonly mark?: string;
}

/** 版记. */
export interface Imprint {
  /** 抄送, or 报、送、发 of a 简报: each with its label and the receivers as printed, without the full stop. */
  readonly receivers?: readonly { readonly label: "抄送" | "主送" | "报" | "送" | "发"; readonly text: string }[];
  readonly issuer: string;
  readonly date: string;
  /** 共印N份, as the tail of a 简报 has it in place of issuer and date. */
  readonly copies?: number;
}
