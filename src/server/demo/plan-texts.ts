import type { MajorCategory } from "#domain/plans/major-item.ts";

export interface MajorText {
  readonly title: string;
  readonly category: MajorCategory;
  /** 万元。 */
  readonly budget: number;
  /** How the problems of a list begin that it would solve. */
  readonly answers?: readonly string[];
}

/** 三项重大帮扶事项：each team takes one of each group. */
export const majorTexts: readonly (readonly MajorText[])[] = [
  [
    {
      title: "修缮村党群服务中心，设便民服务窗口",
      category: "organisation",
      budget: 18,
      answers: ["村级办公场所屋面漏水"],
    },
    {
      title: "选齐配强村“两委”班子，储备两名后备干部",
      category: "organisation",
      budget: 0,
      answers: ["村党组织书记空缺", "“两委”成员分工不清", "“两委”成员平均年龄偏高"],
    },
    { title: "整修村民活动广场和文化活动室", category: "organisation", budget: 12, answers: ["办公场所面积不足"] },
    {
      title: "引回两名在外能人参与村务",
      category: "talent",
      budget: 0,
      answers: ["党员年龄老化", "流动党员长期失去联系"],
    },
  ],
  [
    {
      title: "建设百吨保鲜冷库，由村集体出租",
      category: "industry",
      budget: 60,
      answers: ["村集体除转移支付外没有稳定收入"],
    },
    {
      title: "流转闲置土地八十亩发展设施蔬菜",
      category: "industry",
      budget: 45,
      answers: ["村集体除转移支付外没有稳定收入"],
    },
    { title: "盘活旧村部办粉条加工点", category: "industry", budget: 30, answers: ["村集体除转移支付外没有稳定收入"] },
    {
      title: "清理集体土地低价发包合同，规范租金",
      category: "industry",
      budget: 0,
      answers: ["历史承包合同价格偏低", "村集体资源发包没有经过"],
    },
    {
      title: "入股镇级冷链物流项目，每年分红",
      category: "industry",
      budget: 50,
      answers: ["村集体除转移支付外没有稳定收入"],
    },
  ],
  [
    { title: "硬化村内三条断头路一千二百米", category: "infrastructure", budget: 38, answers: ["村内道路破损"] },
    { title: "更换老化自来水管网，户户通水", category: "livelihood", budget: 42, answers: ["自来水冬季时有中断"] },
    { title: "安装太阳能路灯六十盏", category: "infrastructure", budget: 15 },
    {
      title: "开办老年食堂，七十岁以上老人就餐",
      category: "livelihood",
      budget: 10,
      answers: ["困难老人日常照料缺少帮手"],
    },
    {
      title: "化解宅基地历史遗留纠纷，建起村级调解室",
      category: "governance",
      budget: 2,
      answers: ["宅基地审批引发邻里矛盾", "土地界址纠纷多年未化解"],
    },
  ],
];

export interface TaskText {
  readonly text: string;
  /** Month of the year it is due in. */
  readonly month: number;
}

export const aims = [
  "一年补齐班子、理顺村务，两年集体经济有稳定收入，三年建成让群众满意的村级班子。",
  "先把账目和合同理清，再上一个能长期出租的项目，三年内群众满意度明显提高。",
  "从解决群众反映最多的几件事入手，建立月月公开、事事商量的规矩，巩固整顿成果。",
] as const;

export const threeYearTasks: readonly string[] = [
  "建强村“两委”班子，健全组织生活和民主决策制度",
  "规范集体资产资源管理，村集体经济年收入稳定增长",
  "解决群众急难愁盼问题，化解积存矛盾",
  "培养后备干部和致富带头人，留下一支不走的工作队",
];

/** Lines of the annual plan, each under the line of the three-year plan of the same place. */
export const annualTasks: readonly (TaskText & { readonly under: number })[] = [
  { text: "走访全部党员和重点户，摸清村情，建好一村一档", month: 5, under: 2 },
  { text: "落实“四议两公开”，村务财务按月公开", month: 6, under: 0 },
  { text: "清理集体合同，逐份登记到期日和租金", month: 8, under: 1 },
  { text: "排查化解矛盾纠纷，重点矛盾逐件包靠", month: 9, under: 2 },
  { text: "推进三项重大帮扶事项，至少一项年内落地", month: 11, under: 1 },
  { text: "培养两名后备干部、发展一名年轻党员", month: 12, under: 3 },
];

/** What a month's list asks for beside the lines of the annual plan. */
export const monthTasks: readonly string[] = [
  "召开村“两委”会议，商定本月重点事项",
  "走访老党员和困难群众，记录意见并答复",
  "公示上月财务收支，解答群众疑问",
  "更新问题清单进展，报镇街核对",
];

export const dutyLines = [
  "周一至周五在村；周三到镇街参加例会",
  "周一至周四在村，周五到派出单位汇报工作",
  "全周在村，跟进施工",
] as const;

export const trainings = [
  {
    title: "全县第一书记和工作队员进驻培训",
    content: "讲政策、讲方法、讲纪律：怎样开好两委会、怎样理集体合同、怎样做群众工作",
    place: "县委党校",
    days: 2,
  },
  {
    title: "农村集体“三资”管理专题培训",
    content: "资产清查、合同规范和财务公开，用本县案例逐项讲解",
    place: "县农业农村局会议室",
    days: 1,
  },
  {
    title: "矛盾纠纷排查化解培训",
    content: "调解程序、协议书写法和信访法规，分组演练",
    place: "县委政法委会议室",
    days: 1,
  },
] as const;
