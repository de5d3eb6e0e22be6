import type { AcceptanceScheme } from "./acceptance.ts";

/** 示例，非正式文件：六个方面二十四项，看实效，不以台账、会议、照片记分。A county sets its own in its place. */
export const sampleScheme: AcceptanceScheme = {
  title: "软弱涣散村党组织整顿验收方案（示例，非正式文件）",
  aspects: [
    {
      name: "领导班子",
      items: [
        { name: "村“两委”班子配备齐全、分工明确", points: 5 },
        { name: "党组织书记履职尽责、群众认可", points: 5 },
        { name: "班子团结协作、议事决策规范", points: 5 },
        { name: "后备力量有合适人选", points: 5 },
      ],
    },
    {
      name: "组织生活和党员队伍",
      items: [
        { name: "党员组织生活正常、起作用", points: 4 },
        { name: "党员教育管理到位、带头作用明显", points: 4 },
        { name: "发展党员、培养积极分子有进展", points: 4 },
        { name: "流动党员、年老体弱党员有人联系", points: 3 },
      ],
    },
    {
      name: "民主管理和公开",
      items: [
        { name: "重大事项落实“四议两公开”", points: 4 },
        { name: "党务、村务、财务按期公开，群众看得懂", points: 4 },
        { name: "村民代表会议、村务监督委员会正常运转", points: 4 },
        { name: "集体资产、资源、合同清理规范", points: 3 },
      ],
    },
    {
      name: "矛盾化解和治安",
      items: [
        { name: "信访积案和突出矛盾得到化解", points: 5 },
        { name: "矛盾纠纷有人管、能就地调处", points: 4 },
        { name: "没有宗族、黑恶势力干扰村务", points: 3 },
        { name: "村规民约管用、风气好转", points: 3 },
      ],
    },
    {
      name: "集体经济和为民服务",
      items: [
        { name: "村集体有稳定的经营性收入", points: 6 },
        { name: "群众急难愁盼的事得到办理", points: 5 },
        { name: "惠农政策执行公平、公示到位", points: 5 },
        { name: "党群服务中心能办事、有人在", points: 4 },
      ],
    },
    {
      name: "整顿成效",
      items: [
        { name: "问题清单所列问题真正解决", points: 5 },
        { name: "目标事项按期完成", points: 4 },
        { name: "联村、包村、驻村、结对力量到位", points: 3 },
        { name: "防止反弹的长效措施管用", points: 3 },
      ],
    },
  ],
  passPoints: 70,
  vetoPercent: 50,
  representatives: 15,
};
