import { type Checklist, type ChecklistItem, itemsOf } from "./checklist.ts";

/** 《整治形式主义为基层减负若干规定》：an item that judges by traces is warned about, with the clause it stands against. */
export interface TraceWarning {
  readonly item: string;
  readonly text: string;
  /** The words that say so. */
  readonly words: string;
  readonly clause: string;
}

interface Trace {
  readonly words: RegExp;
  readonly clause: string;
}

const rules2024 = "《整治形式主义为基层减负若干规定》";
const notBy = (what: string) => `${rules2024}：不得以${what}评价工作`;

const traces: readonly Trace[] = [
  { words: /照片|相片|拍照|合影|截图|影像资料|视频资料/, clause: notBy("是否拍照留存") },
  {
    words:
      /留痕|痕迹|(?:佐证|印证|档案|过程)(?:资料|材料)|资料盒|档案盒|(?:材料|资料)[^，。；]{0,4}(?:齐全|完整|规范|厚度)/,
    clause: notBy("是否留痕、材料是否齐全"),
  },
  { words: /笔记|心得体会|学习心得|学习记录|研讨发言/, clause: notBy("是否有学习笔记") },
  { words: /日记|日志/, clause: notBy("日记、日志的有无和篇数") },
  {
    words:
      /会议记录|(?:会议|例会|座谈会|推进会|部署会|大会|党课)[^，。；]{0,6}(?:次数|场次|频次|几次|几场)|(?:召开|开过|开展|组织)[^，。；]{0,12}(?:会议|例会|座谈会|推进会|部署会|大会)|(?:会议|例会|座谈会|推进会|部署会|大会)[^，。；]{0,4}(?:召开|开了)/,
    clause: notBy("是否开会、开会次数"),
  },
  {
    words:
      /发文|(?:印发|下发|出台|制发|制定|转发)[^，。；]{0,10}(?:文件|方案|通知|意见|办法|制度)|(?:文件|方案|通知|意见|办法|制度)[^，。；]{0,3}(?:印发|下发|出台)/,
    clause: notBy("是否发文"),
  },
  { words: /批示|圈阅|领导(?:肯定|签批|表扬)/, clause: `${rules2024}：不得把领导批示作为考核内容` },
  {
    words: /媒体|报刊|刊发|刊登|宣传报道|新闻|稿件|发稿|信息采用|采用篇数|点赞|转发量|转发数|公众号/,
    clause: `${rules2024}：不得把媒体宣传、刊发稿件作为考核内容`,
  },
];

const fingertips = "中央网信委《关于防治“指尖上的形式主义”的若干意见》";
const measures: readonly Trace[] = [
  {
    words: /登录(?:次数|率|天数|情况|记录|频次)|(?:平台|系统|账号|软件|程序|APP)[^，。；]{0,6}(?:登录|活跃)/i,
    clause: `${fingertips}：不得统计登录情况`,
  },
  { words: /在线时长|在线时间|使用时长|学习时长/, clause: `${fingertips}：不得统计在线时长` },
  { words: /积分/, clause: `${fingertips}：不得搞积分排名` },
  { words: /打卡|签到/, clause: `${fingertips}：不得打卡签到` },
];

/** Words that only look like one of them: taken out before anything is searched. */
const falseFriends: readonly RegExp[] = [
  /照片墙|照相馆/g,
  /笔记本电脑/g,
  /日记账/g,
  /(?:系统|运行|设备|值班|审计)日志/g,
  /会议室|会议桌/g,
  /(?:经|提交|由)[^，。；]{0,14}(?:会议|大会)[^，。；]{0,6}(?:讨论|表决|决定|通过|审议|决议|同意)/g,
  /(?:融媒体|新媒体|新闻)中心/g,
  /报刊(?:征订|订阅)|订阅报刊/g,
  /发文(?:字号|机关)/g,
  // 面积分布、累积分红、堆积分类：the two characters meet by chance.
  /[面体容累堆沉淤聚]积分/g,
  /积分超市/g,
  /打卡(?:地|点)/g,
];

const cleared = (text: string) => falseFriends.reduce((left, friend) => left.replace(friend, "　"), text);

const burden = /强制|要求|摊派|违规|变相|硬性|作为(?:考核|评价)|纳入(?:考核|评价)/;
const short = /不足|少于|未达|缺少|没有|未/;

/** An item that looks for the burden itself (“是否要求村里打卡签到”, wrong when yes) does not judge by it. */
const looksForBurden = ({ kind, badWhen, text }: ChecklistItem) =>
  kind === "yes-no" && badWhen === "yes" && burden.test(text) && !short.test(text);

/** What is asked and what may be chosen, each for itself. */
const partsOf = (item: ChecklistItem) => [item.text, ...item.options.map(({ text }) => text)].map(cleared);

function found(checklist: Pick<Checklist, "sections">, all: readonly Trace[]): TraceWarning[] {
  return itemsOf(checklist)
    .filter((item) => !looksForBurden(item))
    .flatMap((item) =>
      all.flatMap(({ words, clause }) => {
        const match = partsOf(item)
          .map((part) => words.exec(part)?.[0])
          .find((hit) => hit !== undefined);
        return match === undefined ? [] : [{ item: item.code, text: item.text, words: match, clause }];
      }),
    );
}

/** Items that judge by traces: whoever keeps or uses the checklist is warned. */
export const traceWarnings = (checklist: Pick<Checklist, "sections">): TraceWarning[] => found(checklist, traces);

/** Items that measure logins, time online, points or check-ins: a checklist with one cannot be saved. */
export const forbiddenItems = (checklist: Pick<Checklist, "sections">): TraceWarning[] => found(checklist, measures);

export const warningWords = ({ text, words, clause }: TraceWarning) => `“${text}”含“${words}”。${clause}`;
