import type { BulletinKind } from "./bulletin.ts";

/** The head and foot of a bulletin, as they are printed. */
export interface Letterhead {
  readonly title: string;
  readonly issuer: string;
  readonly recipients: string;
  readonly copyTo: string;
  readonly printOffice: string;
}

/** 署名、主送、抄送 as a county's organisation department usually writes them; the author changes what differs. */
export function circularHead(kind: CircularKind, { county, round }: { county: string; round: string }): Letterhead {
  const level = county.slice(-1);
  return {
    title: titles[kind](round),
    issuer: `中共${county}委组织部`,
    recipients: `各乡镇（街道）党（工）委，${level}直有关部门单位党组（党委）`,
    copyTo: `${level}委办公室，${level}纪委监委机关，${level}委政法委，${level}信访局`,
    printOffice: `中共${county}委组织部办公室`,
  };
}

/** A briefing has its masthead from its series. */
export type CircularKind = Exclude<BulletinKind, "briefing">;

const titles: Record<CircularKind, (round: string) => string> = {
  confirmation: (round) => `关于${subjectOf(round)}排查确定情况的通报`,
  progress: (round) => `关于${subjectOf(round)}整顿进展情况的通报`,
  campaign: (round) => `关于${subjectOf(round)}整顿阶段工作情况的通报`,
  inspection: (inspection) => `关于${inspection}情况的通报`,
};

/** 第三轮 says nothing of villages and needs the noun; 第三轮薄弱村整顿 has it already, and one word too many. */
export const subjectOf = (round: string) =>
  round.includes("村") ? round.replace(/整顿$/u, "") : `${round}软弱涣散村党组织`;
