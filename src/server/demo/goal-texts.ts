import type { GoalTask } from "#domain/cases/problem-aspects.ts";

/** Who answers for a goal: the township's own party committee, or an office of the county. */
export type Answering = "township" | (string & {});

export interface GoalText {
  readonly task: GoalTask;
  readonly text: string;
  readonly measure: string;
  readonly unit: Answering;
}

const of = (task: GoalTask, ...rows: readonly (readonly [string, string, Answering])[]): GoalText[] =>
  rows.map(([text, measure, unit]) => ({ task, text, measure, unit }));

/** 六个领域十一项任务，每项几种写法。 */
export const goalTexts: readonly GoalText[] = [
  ...of(
    "fill-posts",
    ["配齐村“两委”班子成员", "从致富能手、退役军人、返乡人员中推荐人选，按程序补选", "township"],
    ["补选村务监督委员会成员", "召开村民代表会议推选并张榜公布", "township"],
  ),
  ...of(
    "able-secretary",
    ["选优配强村党组织书记", "县镇联合考察，条件成熟的及时任命，暂无人选的选派干部任职", "县委组织部"],
    ["对村党组织书记开展履职谈话和跟班学习", "到示范村跟班学习，明确结对帮带人", "township"],
  ),
  ...of(
    "party-life",
    ["按月开展主题党日", "年初排定计划，驻村干部列席指导", "township"],
    ["规范“三会一课”", "开展一次组织生活观摩，补齐制度短板", "县委组织部"],
  ),
  ...of(
    "recruit-members",
    ["培养入党积极分子不少于 2 名", "从青年农民、致富带头人中物色培养", "township"],
    ["理顺流动党员管理", "逐人取得联系，明确联系人", "township"],
  ),
  ...of(
    "open-affairs",
    ["重大事项全部履行“四议两公开”程序", "编制事项清单，镇级列席指导", "township"],
    ["村务财务按季公开", "固定公开栏，公开内容由村务监督委员会审核", "县农业农村局"],
    ["修订村规民约", "入户征求意见后经村民会议通过", "县民政局"],
  ),
  ...of(
    "settle-disputes",
    ["化解土地界址纠纷", "现场测量确权，当事人签字确认", "县信访局"],
    ["信访积案逐件包案化解", "一案一策，明确包案领导和办结时限", "县信访局"],
    ["建立矛盾纠纷排查调处机制", "网格员每半月排查一次，小事不出村", "县委政法委"],
  ),
  ...of(
    "clear-assets",
    ["清理村集体经济合同", "逐份审核价格、期限和程序，依法重新约定", "县农业农村局"],
    ["摸清集体资产资源底数", "登记造册并公示", "县财政局"],
  ),
  ...of(
    "raise-income",
    ["村集体经营性收入提高到 5 万元以上", "盘活闲置院落，流转集体土地", "县农业农村局"],
    ["引进一个符合实际的增收项目", "由结对单位帮助对接，先论证后实施", "县发展改革局"],
  ),
  ...of(
    "visit-households",
    ["入户走访覆盖全部农户", "建立民情台账，问题分类交办", "township"],
    ["召开一次村情恳谈会", "听取党员、村民代表和老干部意见", "township"],
  ),
  ...of(
    "practical-help",
    ["修缮村内主要道路", "纳入年度小型公益事业项目", "县住房城乡建设局"],
    ["建立困难老人互助照料队伍", "党员和志愿者结对，每周上门", "县民政局"],
    ["解决冬季供水问题", "更换老化管段，公布报修电话", "县住房城乡建设局"],
  ),
  ...of(
    "fit-premises",
    ["维修村级办公场所", "屋面防水和线路改造，完成后正常开放", "县财政局"],
    ["建好用好党群服务中心", "设置议事、便民服务功能，公布值班安排", "township"],
  ),
];
