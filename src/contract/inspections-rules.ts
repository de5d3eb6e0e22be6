import { checklistsRule } from "./checklist-shape.ts";
import { rule } from "./rule.ts";
import { shippedChecklists } from "#domain/inspections/checklist-data.ts";
import { traceWarnings, warningWords } from "#domain/inspections/checklist-trace.ts";

export const inspectionRules = {
  "inspection-checklists": rule({
    title: "督查检查清单",
    purpose:
      "督查、到村检查和在岗抽查按什么清单看；以照片、痕迹、会议次数等评判的条目会提示，统计登录、在线时长、积分、打卡的条目不能保存。",
    source: "系统示例，非正式文件；各清单的依据写在清单内",
    shape: checklistsRule,
    shipped: { checklists: [...shippedChecklists] as never },
    cautions: ({ checklists }) =>
      checklists.flatMap((one) => traceWarnings(one).map((warning) => `${one.title}：${warningWords(warning)}`)),
  }),
};
