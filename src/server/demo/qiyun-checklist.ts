import { finding, must, note } from "#domain/inspections/checklist-items-data.ts";
import { shippedChecklists } from "#domain/inspections/checklist-data.ts";

const rule = "驻村工作队管理办法（示例）";

/** 栖云县自定的清单：what its circular counts is asked here. */
export const teamDuty = {
  code: "team-duty",
  title: "驻村工作队到岗履责",
  subject: "team" as const,
  source: "示例，非正式文件。由督查组到村了解并记录，对象是工作队；不设打卡签到，不采集位置",
  sections: [
    {
      title: "到岗履责",
      items: [
        must("on-post", "督查时工作队是否在岗在位（按程序请假、因公外出的算在岗）", rule, finding("驻村履职")),
        must("has-plan", "是否制定了本年度帮扶计划", rule, finding("驻村履职", "serious")),
        must("concrete", "帮扶措施是否具体，能看出做什么、谁来做、何时完成", rule, finding("驻村履职", "slight")),
        note("good", "好的做法"),
      ],
    },
  ],
};

export const qiyunChecklists = { checklists: [...shippedChecklists, teamDuty] };
