import type { DirectHitRule, Indicator, ManifestationItem, ManifestationList } from "./manifestation.ts";

const item = (code: string, name: string, meaning: string, ...evidence: string[]): ManifestationItem => ({
  code,
  name,
  meaning,
  evidence,
});

const items = {
  M01: item(
    "M01",
    "班子不全、书记长期空缺",
    "党组织班子配备不齐，书记长期缺职，工作处于停滞状态",
    "应配与实配职数",
    "书记空缺起始日期",
  ),
  M02: item("M02", "书记不胜任", "党组织书记不胜任现职、工作不在状态", "考核等次", "群众反映"),
  M03: item("M03", "班子不团结", "班子内部不团结、闹矛盾，工作不能正常开展", "谈话记录"),
  M04: item(
    "M04",
    "组织制度形同虚设",
    "组织生活不经常、不严肃，党组织不起作用",
    "“三会一课”应开与实开次数",
    "主题党日应开与实开次数",
  ),
  M05: item("M05", "换届拉票贿选", "村级组织换届选举中拉票贿选问题突出", "查处案件文号"),
  M06: item("M06", "宗族宗教或黑恶势力干扰", "宗族、宗教和黑恶势力干扰渗透村级事务", "政法、公安机关意见"),
  M07: item(
    "M07",
    "村务财务不公开、民主管理混乱",
    "党务村务财务不公开，民主管理混乱",
    "最近一次公开日期",
    "“四议两公开”记录",
  ),
  M08: item("M08", "治安与信访矛盾集中", "社会治安问题和信访矛盾纠纷集中", "信访件次与层级"),
  M09: item("M09", "无活动场所", "没有村级组织活动场所或者场所不能使用", "场所面积", "场所状况"),
  M10: item("M10", "服务意识差、群众意见大", "党组织服务意识差、服务能力弱，群众意见大", "群众满意度"),
  M11: item("M11", "村民代表会议、村务监督虚设", "村民代表会议、村务监督委员会没有建立或者不起作用", "全年会议次数"),
  M12: item("M12", "惠农政策执行不公", "执行惠农政策优亲厚友、弄虚作假、截留侵占", "查处案件文号"),
  E01: item("E01", "集体经济空壳", "没有村集体经营收入，服务群众无钱办事", "上年村集体经营性收入"),
} as const;

/** 典型样式，非全国统一清单：the twelve situations a county opinion lists, in our words. A county enters its own list over it. */
const twelve: ManifestationList = {
  code: "typical-12",
  version: 1,
  title: "软弱涣散表现清单（十二种情形，典型样式）",
  issuedBy: "随系统提供的典型样式，非正式文件",
  origin: "typical",
  validFrom: "2019-04-01",
  validTo: null,
  items: [
    items.M01,
    items.M02,
    items.M03,
    items.M04,
    items.M05,
    items.M06,
    items.M07,
    items.M08,
    items.M09,
    items.M10,
    items.M11,
    items.M12,
  ],
};

/** 典型样式：ten situations with 集体经济空壳, which counties often add and the twelve do not hold. */
const ten: ManifestationList = {
  code: "typical-10",
  version: 1,
  title: "软弱涣散表现清单（十种情形，含集体经济空壳，典型样式）",
  issuedBy: "随系统提供的典型样式，非正式文件",
  origin: "typical",
  validFrom: "2019-04-01",
  validTo: null,
  items: [items.M01, items.M02, items.M03, items.M04, items.M05, items.M06, items.M07, items.M08, items.M10, items.E01],
};

export const shippedLists: readonly ManifestationList[] = [twelve, ten];

type Span = readonly [min: number, max: number];

/** A span runs from min to max: `more` is worst at its end, `less` at its beginning. */
const more = (
  code: string,
  name: string,
  unit: string,
  [min, max]: Span,
  weight: number,
  item?: string,
): Indicator => ({ code, name, unit, direction: "higher-worse", min, max, weight, manifestationCode: item });
const less = (
  code: string,
  name: string,
  unit: string,
  [min, max]: Span,
  weight: number,
  item?: string,
): Indicator => ({ code, name, unit, direction: "lower-worse", min, max, weight, manifestationCode: item });

/** 典型样式，非正式标准：names, spans and weights are a starting point for the county to change before a round opens. */
export const typicalIndicators: readonly Indicator[] = [
  more("I01", "班子缺职人数", "人", [0, 3], 1200, "M01"),
  more("I02", "书记空缺月数", "个月", [0, 6], 1000, "M01"),
  more("I03", "书记上年考核等次（1 优秀，2 称职，3 基本称职，4 不称职）", "等", [1, 4], 800, "M02"),
  less("I04", "“三会一课”按期召开率", "%", [50, 100], 900, "M04"),
  more("I05", "连续未发展党员年数", "年", [0, 4], 600),
  less("I06", "村务财务公开及时率", "%", [50, 100], 900, "M07"),
  less("I07", "村民代表会议全年次数", "次", [0, 4], 600, "M11"),
  more("I08", "到县以上信访件次", "件", [0, 10], 1000, "M08"),
  more("I09", "未化解矛盾纠纷件数", "件", [0, 10], 700, "M08"),
  less("I10", "活动场所面积", "平方米", [0, 200], 500, "M09"),
  less("I11", "群众满意度", "%", [60, 100], 1000, "M10"),
  less("I12", "村集体经营性收入", "元", [0, 100000], 800, "E01"),
];

/** 典型样式：these situations admit no ratio. Dynamic entry of villages found in 扫黑、巡视巡察 follows the same thought. */
export const typicalDirectHits: readonly DirectHitRule[] = [
  { manifestationCode: "M05", clause: "换届选举中拉票贿选问题突出的，应整尽整" },
  { manifestationCode: "M06", clause: "受宗族、宗教和黑恶势力干扰渗透的，应整尽整" },
  { manifestationCode: "M12", clause: "执行惠农政策优亲厚友、截留侵占的，应整尽整" },
];

/** The direct-hit rules a list can carry: those whose item it holds. */
export function typicalDirectHitsOf(list: Pick<ManifestationList, "items">): DirectHitRule[] {
  return typicalDirectHits.filter((rule) => list.items.some((held) => held.code === rule.manifestationCode));
}

/** The typical indicators beside a list: what they would point at outside of it is left open. */
export function typicalIndicatorsOf(list: Pick<ManifestationList, "items">): Indicator[] {
  const held = new Set(list.items.map(({ code }) => code));
  return typicalIndicators.map(({ manifestationCode, ...one }) =>
    manifestationCode && held.has(manifestationCode) ? { ...one, manifestationCode } : one,
  );
}
