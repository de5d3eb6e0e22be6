import type { Checklist } from "./checklist.ts";
import { finding, must, mustNot, number, grade, note, options } from "./checklist-items-data.ts";
import { villageBurden } from "./village-burden-data.ts";

const ours = "示例，非正式文件";
const fourOnes = "软弱涣散村“四个一”整顿措施";
const onePlan = "一村一策整顿方案";
const ledger = "问题整改台账：整改与核查不得由同一人办理";
const project = "财政衔接推进乡村振兴补助资金项目管理、公告公示要求";

/** Shipped as a starting point, ours and no official document: a county sets its own. */
export const shippedChecklists: readonly Checklist[] = [
  {
    code: "four-ones",
    title: "“四个一”到岗履责",
    subject: "village",
    source: `${ours}。依据：${fourOnes}`,
    sections: [
      {
        title: "人员到位",
        items: [
          must(
            "county-leader",
            "县级领导联村是否落实，群众、村干部说得出联村领导做过的事",
            fourOnes,
            finding("驻村履职"),
          ),
          must("township-leader", "乡镇领导班子成员包村是否落实", fourOnes, finding("驻村履职")),
          must("first-secretary", "第一书记是否选派到位、吃住在村", fourOnes, finding("驻村履职", "serious")),
          must("unit", "县直单位结对是否落实，有具体帮办事项", fourOnes, finding("驻村履职")),
        ],
      },
      {
        title: "履责实效",
        items: [
          must(
            "weak-points",
            "第一书记能否说清本村软弱涣散的主要表现和下一步打算",
            fourOnes,
            finding("驻村履职", "ordinary", "on-the-spot"),
          ),
          must("released", "第一书记是否与原单位工作脱钩", fourOnes, finding("驻村履职")),
          grade(
            "known",
            "随机询问的群众是否认识第一书记、知道其做了什么",
            options(["多数知道", "部分知道"], ["多数不知道"]),
            fourOnes,
            finding("驻村履职", "ordinary", "lasting"),
          ),
          note("good", "好的做法"),
        ],
      },
    ],
  },
  {
    code: "one-plan",
    title: "一村一策落实情况",
    subject: "village",
    source: `${ours}。依据：${onePlan}`,
    sections: [
      {
        title: "方案与任务",
        items: [
          must("fits", "整顿措施与本村实际问题是否对得上", onePlan, finding("村班子建设")),
          must(
            "agreed",
            "整顿目标是否经村民代表会议讨论通过并向群众公布",
            onePlan,
            finding("村班子建设", "slight", "on-the-spot"),
          ),
          number("due", "到检查日应完成的任务", "项", null),
          number("behind", "到检查日应完成而未完成的任务", "项", 0, onePlan, finding("村班子建设")),
          mustNot("only-on-paper", "是否有报称完成、现场未见成效的任务", onePlan, finding("村班子建设", "serious")),
        ],
      },
      {
        title: "群众感受",
        items: [
          grade(
            "better",
            "随机询问的群众认为村里的变化",
            options(["明显变好", "有所变好"], ["没有变化", "变差"]),
            onePlan,
            finding("村班子建设", "ordinary", "staged"),
          ),
          note("wanted", "群众最希望解决的事"),
        ],
      },
    ],
  },
  {
    code: "rectified",
    title: "问题整改台账复核",
    subject: "township",
    source: `${ours}。依据：${ledger}`,
    sections: [
      {
        title: "台账与现场",
        items: [
          number("looked-at", "本次现场复核的已销号问题", "项", null),
          number("not-fixed", "其中现场未见整改到位的", "项", 0, ledger, finding("其他", "serious")),
          number("same-hands", "其中由整改人自己核查销号的", "项", 0, ledger, finding("其他")),
          number("overdue", "超过期限仍未办结的问题", "项", 0, ledger, finding("其他")),
          mustNot("left-out", "是否有以前检查发现、未列入台账的问题", ledger, finding("其他")),
          grade(
            "voice",
            "反映问题的群众对整改结果",
            options(["满意", "基本满意"], ["不满意"]),
            ledger,
            finding("其他"),
          ),
        ],
      },
    ],
  },
  villageBurden,
  {
    code: "project-site",
    title: "帮扶项目现场",
    subject: "village",
    source: `${ours}。依据：${project}`,
    sections: [
      {
        title: "建设",
        items: [
          grade(
            "progress",
            "现场进度与计划相比",
            options(["提前", "相符"], ["落后", "停工"]),
            project,
            finding("帮扶项目"),
          ),
          must("as-approved", "建设地点、规模、内容与批复是否一致", project, finding("帮扶项目", "serious")),
          must("safe", "施工现场安全防护是否到位", project, finding("帮扶项目", "serious", "on-the-spot")),
        ],
      },
      {
        title: "资金与效益",
        items: [
          must(
            "published",
            "项目和资金是否在村里公示满 10 日，群众看得到、看得懂",
            project,
            finding("民主管理与公开", "slight", "on-the-spot"),
          ),
          must("in-use", "已完工的是否正常使用、有人管护", project, finding("帮扶项目", "ordinary", "lasting")),
          must("benefit", "收益是否按约定分配到村、到户", project, finding("集体资产和资金")),
          mustNot("diverted", "是否有挤占挪用、以拨代支的情况", project, finding("帮扶项目", "serious")),
        ],
      },
    ],
  },
  {
    code: "on-duty",
    title: "值班在岗抽查",
    subject: "team",
    source: `${ours}。由检查人员电话或者现场了解并记录，对象是工作队；不设打卡签到，不采集位置`,
    sections: [
      {
        title: "在岗",
        items: [
          grade(
            "present",
            "抽查时工作队在岗情况",
            options(["有队员在村", "队员均已按规定请假", "因公外出，村干部知情"], ["无人在村且未说明"]),
            "驻村工作队日常管理规定",
            finding("驻村履职"),
          ),
          must(
            "plan-known",
            "村干部是否知道工作队本周在办什么事",
            "驻村工作队日常管理规定",
            finding("驻村履职", "slight", "on-the-spot"),
          ),
          note("doing", "抽查时正在办理的工作"),
        ],
      },
    ],
  },
];
