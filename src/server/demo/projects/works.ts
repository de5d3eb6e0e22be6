import type { AssetClass, ProjectKind } from "#domain/projects/project.ts";

/** One kind of works a mountainous county does in its villages; all figures are made up. */
export interface Works {
  readonly name: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  /** What one like it costs beside the others. */
  readonly weight: number;
  readonly place: string;
  readonly content: string;
  readonly scale: string;
  readonly target: string;
  readonly link: string;
  /** 预期年收益占造价的百分之几; nought: it brings in none. */
  readonly yieldPercent: number;
  /** Of the permitted uses of the county's rule. */
  readonly use: readonly [code: string, text: string];
}

type Row = readonly [
  name: string,
  weight: number,
  place: string,
  content: string,
  scale: string,
  target: string,
  link?: string,
  yieldPercent?: number,
];

const collective = ["U02", "发展壮大村级集体经济"] as const;
const farming = ["U01", "发展特色产业，改善生产条件"] as const;
const small = ["U04", "农村小型公益性基础设施"] as const;
const living = ["U05", "农村供水、厕所、污水、垃圾等人居环境"] as const;
const service = ["U06", "村级公共服务"] as const;
const premises = ["U09", "村级党组织活动场所维修和设施配置"] as const;

type Kind = Pick<Works, "kind" | "assetClass" | "use">;

const works =
  (kind: Kind) =>
  ([name, weight, place, content, scale, target, link = "", yieldPercent = 0]: Row): Works => ({
    ...kind,
    ...{ name, weight, place, content, scale, target, link, yieldPercent },
  });

const hire = "优先雇用本村脱贫劳动力，收益归村集体，按方案分配";

/** 经营性：产业. */
export const operatingWorks: readonly Works[] = (
  [
    [
      "食用菌大棚建设项目",
      30,
      "村东二组平地",
      "新建钢架食用菌大棚，配套水电和喷淋设施",
      "大棚 12 座，3600 平方米",
      "年产鲜菇 90 吨",
      hire,
      7,
    ],
    [
      "茶叶加工坊改造项目",
      34,
      "村委会旁旧校舍",
      "改造厂房，购置杀青、揉捻、烘干设备一套",
      "厂房 420 平方米",
      "年加工干茶 12 吨",
      "加工费优惠本村茶农，收益归村集体",
      7,
    ],
    [
      "农产品冷藏库项目",
      38,
      "乡村公路旁集体用地",
      "新建组装式冷藏库，配套制冷机组和地磅",
      "库容 300 立方米",
      "年储藏果蔬 400 吨",
      "出租给合作社使用，租金归村集体",
      8,
    ],
    [
      "屋顶光伏电站项目",
      26,
      "村委会和集体厂房屋顶",
      "安装光伏组件、逆变器和计量设备，并网运行",
      "装机 60 千瓦",
      "年发电 6 万度",
      "发电收入归村集体，设公益性岗位",
      9,
    ],
    ["中药材育苗基地项目", 22, "后山缓坡地", "平整土地，建育苗棚和蓄水池", "育苗 25 亩", "年出圃种苗 60 万株", hire, 7],
    [
      "稻鱼共养基地项目",
      18,
      "河湾水田",
      "改造田埂，开挖鱼沟，配套防逃设施",
      "稻田 80 亩",
      "亩均增收 900 元",
      "合作社带动农户共养，集体按股分红",
      6,
    ],
    [
      "山泉水豆制品坊项目",
      20,
      "村口集体房屋",
      "改造加工间，购置磨浆、煮浆设备",
      "加工间 180 平方米",
      "日产豆制品 400 斤",
      hire,
      8,
    ],
    [
      "闲置农房改造民宿项目",
      40,
      "古树坪",
      "改造闲置集体农房，配套污水处理和停车位",
      "客房 9 间",
      "年接待 2600 人次",
      "委托经营，保底租金归村集体",
      7,
    ],
    [
      "养蜂示范场项目",
      12,
      "林场边",
      "购置蜂箱、摇蜜机，建蜂产品分装间",
      "蜂群 200 箱",
      "年产蜂蜜 3 吨",
      "带动养蜂户，统一收购销售",
      8,
    ],
    [
      "油茶林低产改造项目",
      24,
      "南坡油茶林",
      "垦复、整枝、补植，修作业便道",
      "油茶林 260 亩",
      "亩产茶油增加 8 公斤",
      "集体林地收益归村集体",
      6,
    ],
    [
      "粮食烘干点项目",
      28,
      "晒谷场",
      "建烘干房，购置循环式烘干机 2 台",
      "日烘干 30 吨",
      "服务 5 个村",
      "低于市场价服务农户，服务费归村集体",
      8,
    ],
  ] as readonly Row[]
).map((row, i) => works({ kind: "industry", assetClass: "operating", use: i % 2 === 0 ? collective : farming })(row));

/** 公益性：基础设施、公共服务、基层阵地. */
export const publicWorks: readonly Works[] = [
  ...(
    [
      [
        "通组道路硬化项目",
        30,
        "三组至五组",
        "路基整理，铺筑水泥路面，修边沟和错车台",
        "长 1.2 公里，宽 3.5 米",
        "方便 86 户群众出行",
      ],
      ["产业便道项目", 22, "茶园片区", "修筑砂石作业便道，设涵管", "长 2.4 公里", "服务茶园 400 亩"],
      ["河堤护岸修复项目", 28, "村前河段", "修复冲毁护岸，清理河道", "护岸 310 米", "保护农田 120 亩"],
      ["灌溉水渠修缮项目", 18, "下坝灌片", "渠道清淤、防渗、更换闸门", "渠道 1.8 公里", "恢复灌溉 260 亩"],
      ["便民桥改建项目", 26, "老渡口", "拆除危桥，新建板桥，两端接线", "桥长 14 米", "消除出行安全隐患"],
    ] as readonly Row[]
  ).map(works({ kind: "infrastructure", assetClass: "public", use: small })),
  ...(
    [
      [
        "饮水安全巩固提升项目",
        24,
        "全村",
        "更换老化管网，改造蓄水池，安装消毒设备",
        "管网 5.6 公里",
        "供水保证率达到 95% 以上",
      ],
      ["生活污水收集处理项目", 26, "中心村", "铺设收集管网，建人工湿地", "日处理 40 吨", "收集率达到 80%"],
      ["公共厕所改建项目", 8, "村民活动场地旁", "改建水冲式公厕，配套化粪池", "2 座", "方便群众使用"],
    ] as readonly Row[]
  ).map(works({ kind: "infrastructure", assetClass: "public", use: living })),
  ...(
    [
      ["太阳能路灯安装项目", 10, "主干道和各组路口", "安装太阳能路灯，设基础和铭牌", "路灯 60 盏", "方便群众夜间出行"],
      [
        "村卫生室改造项目",
        14,
        "村委会旁",
        "改造诊室、药房、观察室，购置基本设备",
        "建筑面积 120 平方米",
        "群众就近看病",
      ],
      [
        "老年人日间照料点项目",
        16,
        "原村小学",
        "改造房屋，配置厨房、休息室和无障碍设施",
        "床位 12 张",
        "服务老人 70 人",
      ],
    ] as readonly Row[]
  ).map(works({ kind: "public-service", assetClass: "public", use: service })),
  works({ kind: "party-premises", assetClass: "public", use: premises })([
    "党组织活动场所维修项目",
    12,
    "村党群服务中心",
    "屋面防水、门窗更换、线路改造，配置桌椅",
    "维修 260 平方米",
    "会议室可容 80 人",
  ]),
];

/** 到户. */
export const householdWorks: readonly Works[] = (
  [
    [
      "脱贫户鸡苗发放项目",
      8,
      "到户",
      "采购脱温鸡苗和饲料，发放到户",
      "64 户，每户 60 羽",
      "户均增收 1800 元",
      "合作社保底回收",
    ],
    [
      "到户产业奖补项目",
      10,
      "到户",
      "对自主发展种养业的监测户验收后奖补",
      "48 户",
      "户均奖补 2000 元以上",
      "先建后补，验收后发放",
    ],
  ] as readonly Row[]
).map(works({ kind: "industry", assetClass: "household", use: farming }));
