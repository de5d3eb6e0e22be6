import { chance, type Chance } from "#domain/random.ts";

/** Made-up texts of entries: what a team writes of a day, in the words of many teams. The same seed gives the same text. */
const pools = {
  opening: ["今天上午，", "下午，", "", "", "早饭后，", "雨停后，", "趁赶集回来，", "周末前，", "午后，", "傍晚，"],
  who: ["工作队", "第一书记", "我和包村干部", "队员小组", "我和村会计", "和妇联主席一起", "同网格员", "与老支书"],
  did: [
    "到村民家走访",
    "入户走访",
    "在村口碰头",
    "到田间地头查看",
    "上门了解情况",
    "到大棚看望",
    "在村委会接待",
    "沿河边巡查",
  ],
  surname: [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"],
  given: [..."德贵建国秀兰玉芬桂英永福长顺兴旺春生来喜广田立新金山凤霞爱华占军书平庆云景和士杰延年守信"],
  object: [
    "南北街第二盏路灯",
    "灌溉机井的水泵",
    "幸福院的暖气",
    "通往果园的生产路",
    "卫生室的输液椅",
    "饮水站的滤芯",
    "蔬菜合作社的冷库",
    "村东排水沟",
    "养鸡棚的通风机",
    "低洼院墙",
    "学校门口的减速带",
    "广播室的功放",
    "秸秆打捆机",
    "集体鱼塘的增氧机",
    "文化广场的健身器",
    "老年餐桌的灶台",
    "公厕的化粪池",
    "烈士墓前的石阶",
    "变压器的围栏",
    "河堤的护坡",
    "粮食晾晒场",
    "农机库的卷帘门",
    "香菇棚的保温被",
    "村史馆的展柜",
    "快递点的货架",
    "污水提升泵",
    "桥头的护栏",
    "光伏板的支架",
    "防火隔离带",
    "苗圃的滴灌带",
    "羊圈的顶棚",
    "自来水主管道",
    "麦田的地头渠",
    "花椒园的围网",
    "酱菜坊的排烟管",
    "村小的图书角",
    "残疾人家里的坡道",
    "养老护理床",
    "旧戏台的瓦面",
    "消防水池",
  ],
  trouble: [
    "连着三天没有修好",
    "漏水已经漫到路面",
    "去年的工钱还没有结清",
    "被大车压断了一截",
    "冬天冻裂过两回",
    "电费分摊说不到一块",
    "没有人管钥匙",
    "合同到期还没有续签",
    "尺寸和图纸对不上",
    "地基往下沉了一拳",
    "邻居嫌声音太吵",
    "账目没有贴出来",
    "保修期只剩半个月",
    "跟隔壁村的界线不清",
    "用料比说好的差一等",
    "缺一个懂行的人看管",
    "施工的人撂下就走了",
    "钱凑了一半就停了",
    "老人够不着开关",
    "一下雨就进泥水",
    "被树根顶得变了形",
    "去年评议时就提过",
    "占了半条走道",
    "锈得合不上",
    "夜里经常跳闸",
    "丢过两次零件",
    "排队的人多等得久",
    "原来的管护员外出打工",
    "底下的土被水掏空",
    "图便宜装错了型号",
    "没有接上总阀",
    "挨着高压线不敢动",
    "验收单找不到了",
    "盖板让人拿去垫了车",
    "承包人换了三茬",
    "两家都说是自己的",
    "说明书是外文看不懂",
    "秋收一忙就忘了",
    "上级项目没有排上",
    "赶上连阴天没法干",
  ],
  action: [
    "当场给镇水利站打了电话",
    "约了电工后天来看",
    "先用沙袋垫住缺口",
    "把双方请到村委会坐下来谈",
    "翻出了前年的合同逐条念",
    "请县里技术员远程看了视频",
    "拉皮尺重新量了一遍",
    "列进下个月的支出计划",
    "让会计把单据复印了三份",
    "借来隔壁村的抽水机应急",
    "同施工队约定了返工日期",
    "帮着写了一份申请",
    "挨户问了愿不愿意出工",
    "把保修卡找出来寄给厂家",
    "由党员带头先清了一段",
    "报给片区民警备了案",
    "联系派出单位支援两袋水泥",
    "在公示栏贴了明细",
    "请老木匠估了个价",
    "排了轮流看管的名单",
    "到农商行问清了贷款条件",
    "给外出的户主打了视频电话",
    "与供电所商定了停电时段",
    "找来司法所所长讲了法条",
    "让人搭了临时的木板桥",
    "把水样送到县里化验",
    "挂了警示牌拉上绳子",
    "同镇民政办核了名额",
    "托人捎去了缺的配件",
    "安排网格员每晚看一眼",
    "按人头算清了各家的份子",
    "请驻镇律师看了条款",
    "拍了照片发给设计院",
    "把旧料拉去换了新的",
    "叫上三位见证人画了押",
    "先从集体账上垫付",
    "开了个十来分钟的碰头会",
    "分成两段各包一段",
    "定下冬至前完工",
    "留下了我的电话让随时说",
  ],
  result: [
    "晚饭前已经能用",
    "老人说心里踏实了",
    "两家各退了半尺",
    "还差一道手续等周三",
    "围着看的人都说公道",
    "周六再来看一回",
    "工钱分两次给清",
    "孩子们上学不用绕路",
    "大伙同意先试一个月",
    "还要等镇里批复",
    "户主答应把车挪开",
    "这事算是了了",
    "剩下的等开春再做",
    "地里的苗保住了",
    "夜里不再黑灯瞎火",
    "会计当天就报了账",
    "合作社答应多收一车",
    "妇女们报了七个名",
    "施工的人认了错",
    "欠条当面撕了",
    "路面当天就干了",
    "合同改到了年底",
    "排上了下一批项目",
    "少跑了两趟县城",
    "老党员主动要去看管",
    "还有一户没有点头",
    "水压比先前足",
    "大棚温度稳住了",
    "牲口不再往外跑",
    "界桩重新埋好了",
    "村里老会计连连点头",
    "轮值表贴在了门上",
    "药费能报一多半",
    "儿子说中秋回来补办",
    "冷库腾出了一半",
    "树苗成活了九成",
    "公示期内没有人提异议",
    "先修好再谈分摊",
    "厂家答应免费换",
    "腊月前能拿到证",
  ],
  detail: [
    "顺路看了他家的猪，长势不错。",
    "他老伴刚出院，药按时吃着。",
    "孙女考上了县一中。",
    "院里的柿子摘了两筐。",
    "炉子是新换的，烟道我们查过。",
    "家里还有一台旧拖拉机能使。",
    "儿媳在镇上超市上班。",
    "承包的六亩地全种了花生。",
    "低保这个月已经到卡。",
    "屋后的杨树该修了。",
    "他年轻时当过生产队长，说话有分量。",
    "今年麦子打了一千斤出头。",
    "对门两口子在南方打工。",
    "他腿上有旧伤，走不了远路。",
    "院墙是前年翻新的。",
    "家里的账记得清清楚楚。",
    "他想学电商，我们记下了。",
    "养的二十只羊卖了一半。",
    "小儿子在部队，年底回来。",
    "冰箱是女儿上个月寄来的。",
    "他提起修族谱的事，我们没有表态。",
    "炕上铺了新褥子。",
    "今冬的煤已经买齐。",
    "他问起土地延包，我们解释了。",
    "他家门前常年扫得干净。",
    "邻居帮着照看菜园。",
    "水缸还留着，怕停水。",
    "他爱听戏，盼着庙会。",
    "电动车该换电瓶了。",
    "他把余粮存在面粉厂。",
  ],
} as const;

const one = <T>(draw: Chance, pool: readonly T[]): T => pool[Math.floor(draw() * pool.length)]!;

/** Sentences, so that a crop cuts between them as a person does. */
export function entryText(seed: string): string[] {
  const draw = chance(seed);
  const name = () => one(draw, pools.surname) + one(draw, pools.given) + one(draw, pools.given);
  const first = `${one(draw, pools.opening)}${one(draw, pools.who)}${one(draw, pools.did)}，${name()}说${one(draw, pools.object)}${one(draw, pools.trouble)}。`;
  const second = `我们${one(draw, pools.action)}，${one(draw, pools.result)}。`;
  const third =
    draw() < 0.6
      ? [
          `${name()}${one(draw, ["补充说", "插话说", "担心", "记得"])}${one(draw, pools.object)}也${one(draw, pools.trouble)}，${one(draw, pools.action)}。`,
        ]
      : [];
  const fourth = draw() < 0.5 ? [one(draw, pools.detail)] : [];
  return [first, second, ...third, ...fourth];
}

export type Label = "same" | "numbers" | "crop" | "paraphrase" | "honest" | "template";

export interface Case {
  readonly label: Label;
  readonly text: string;
}

const synonyms: readonly (readonly [string, string])[] = [
  ["当场", "马上"],
  ["打了电话", "去了电话"],
  ["说", "讲"],
  ["连着", "一连"],
  ["已经", "都"],
  ["没有", "没"],
  ["请", "邀"],
  ["约了", "约好"],
  ["先用", "暂用"],
  ["双方", "两方"],
  ["村委会", "村部"],
  ["重新", "又"],
  ["列进", "列入"],
  ["帮着写了", "代写了"],
  ["挨户", "逐户"],
  ["联系", "找"],
  ["安排", "叫"],
  ["老人", "老人家"],
  ["踏实", "安稳"],
  ["大伙", "大家"],
  ["同意", "答应"],
  ["剩下的", "其余的"],
  ["当天", "当日"],
  ["路面", "路上"],
  ["我们", "队里"],
  ["一下雨", "逢雨"],
  ["经常", "老是"],
  ["修好", "弄好"],
  ["不再", "不"],
  ["晚饭前", "天黑前"],
  ["下个月", "下月"],
  ["定下", "商定"],
  ["去年", "上年"],
  ["施工的人", "施工队"],
  ["各退了", "各让了"],
];

/** What people do to a text before they hand it in a second time; and what only looks like it. */
export function variantOf(
  label: Exclude<Label, "honest" | "template">,
  sentences: readonly string[],
  seed: string,
): string {
  const draw = chance(`${label} ${seed}`);
  const text = sentences.join("");
  switch (label) {
    case "same":
      return text.replaceAll("，", " ，").replaceAll("。", "！");
    case "numbers":
      return `${text}共走访${Math.floor(draw() * 30)}户，收集意见${Math.floor(draw() * 9)}条。`.replaceAll(
        "今天上午",
        "昨天下午",
      );
    case "crop":
      // A sentence of three or four is left out, or the last third of a short one.
      return sentences.length > 2
        ? sentences.toSpliced(Math.floor(draw() * sentences.length), 1).join("")
        : text.slice(0, Math.ceil(text.length * 0.72));
    case "paraphrase":
      return synonyms.reduce((rest, [word, other]) => (draw() < 0.5 ? rest.replace(word, other) : rest), text);
  }
}

/** 套话连篇而各写各的：two honest entries of one day of campaign, alike in their turns of phrase alone. */
export function templateText(seed: string): string {
  const draw = chance(`template ${seed}`);
  const name = one(draw, pools.surname) + one(draw, pools.given) + one(draw, pools.given);
  return `今天上午，驻村第一书记和工作队员深入农户家中走访，了解群众生产生活情况，宣传医保和养老保险政策，听取群众意见建议。${name}提出${one(draw, pools.object)}${one(draw, pools.trouble)}，${one(draw, pools.action)}。`;
}
