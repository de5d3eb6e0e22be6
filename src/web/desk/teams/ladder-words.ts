import type { LeaveRung } from "#domain/teams/leave-ladder.ts";
import { leaveOfficeLabel } from "#domain/teams/leave-labels.ts";

/** 连续 3 天以内由乡镇（街道）审批；10 天以内由县级专班审批；更长的先由派出单位、再由县级专班审批。 */
export function ladderWords(rungs: readonly LeaveRung[]): string {
  const said = rungs.map(({ upToDays, offices }, at) => {
    const by = offices.map((office) => leaveOfficeLabel[office]).join("、再由");
    const days = upToDays === null ? (at === 0 ? "" : "更长的") : `${at === 0 ? "连续 " : ""}${upToDays} 天以内`;
    return `${days}${offices.length > 1 ? "先由" : "由"}${by}审批`;
  });
  return `${said.join("；")}。首尾相接的合并计算。`;
}
