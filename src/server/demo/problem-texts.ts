import type { ProblemAspect } from "#domain/cases/problem-aspects.ts";

export interface ProblemText {
  readonly aspect: ProblemAspect;
  readonly text: string;
  readonly rootCause: string;
  readonly evidence: string;
}

const of = (aspect: ProblemAspect, ...rows: readonly (readonly [string, string, string])[]): ProblemText[] =>
  rows.map(([text, rootCause, evidence]) => ({ aspect, text, rootCause, evidence }));

/** What a county would write into the lists of its weakest villages; nobody's village is described. */
export const problemTexts: readonly ProblemText[] = [
  ...of(
    "leadership",
    ["村党组织书记空缺，由镇干部临时主持工作", "村内合适人选少，外出人员不愿回村任职", "班子配备台账"],
    ["“两委”成员分工不清，遇事相互推诿", "换届后没有及时明确分工和议事规则", "谈话记录"],
    ["“两委”成员平均年龄偏高，缺少能干事的年轻人", "后备力量储备不足，近两届没有新进人员", "班子成员名册"],
  ),
  ...of(
    "members",
    ["连续三年没有发展党员", "入党积极分子培养断档", "发展党员台账"],
    ["流动党员长期失去联系，没有纳入有效管理", "没有建立定期联系制度", "流动党员名册"],
    ["党员年龄老化，无职党员作用发挥不明显", "没有开展设岗定责", "党员分类名册"],
  ),
  ...of(
    "party-life",
    ["“三会一课”不经常，支委会以碰头代替", "书记对组织生活制度不熟悉，镇级督促不够", "会议记录本"],
    ["主题党日内容单一，参加人数不足半数", "活动与村内实际事务脱节", "主题党日记录"],
  ),
  ...of(
    "openness",
    ["村级财务公开不及时，群众有疑问", "报账员更换后衔接不到位", "公开栏照片、财务月报"],
    ["村集体资源发包没有经过“四议两公开”程序", "以往合同由少数人商定，程序意识不强", "承包合同、会议记录"],
    ["村民代表会议全年没有召开", "村务监督委员会成员外出，没有补选", "会议记录本"],
  ),
  ...of(
    "economy",
    ["村集体除转移支付外没有稳定收入", "资源资产底数不清，没有经营项目", "上年度收支明细"],
    ["历史承包合同价格偏低、期限过长", "签订时没有评估，后续没有清理", "合同清单"],
  ),
  ...of(
    "disputes",
    ["土地界址纠纷多年未化解，当事人多次到县反映", "第二轮延包时四至登记不准", "信访事项转办单"],
    ["征地补偿分配意见不一，村内形成对立", "分配方案没有充分征求意见", "调解笔录"],
    ["宅基地审批引发邻里矛盾", "审批结果没有张榜公布", "来访登记"],
  ),
  ...of(
    "livelihood",
    ["村内道路破损，雨天出行不便", "管护责任和经费没有落实", "现场核实记录"],
    ["自来水冬季时有中断", "管网老化，报修渠道不畅", "群众反映记录"],
    ["困难老人日常照料缺少帮手", "村内没有建立互助队伍", "走访记录"],
  ),
  ...of(
    "premises",
    ["村级办公场所屋面漏水，长期不开门", "维修经费没有着落", "现场核实记录"],
    ["办公场所面积不足，没有群众议事的地方", "建成年代早，与其他用房混用", "场所登记表"],
  ),
];
