import type { Allocation, ClusterChoice, DrawMethod, EarlierDraw, FrameRefusal, FrameRule, Memory } from "./frame.ts";
import type { CheckRule } from "./certificate.ts";

export const drawMethodLabel: Record<DrawMethod, string> = {
  simple: "简单随机",
  stratified: "分层随机",
  "two-stage": "两阶段随机",
  "size-weighted": "按规模加权随机",
};

export const clusterChoiceLabel: Record<ClusterChoice, string> = {
  simple: "各乡镇机会相同",
  "size-weighted": "按乡镇规模加权",
};

export const allocationLabel: Record<Allocation, string> = {
  equal: "平均分配",
  proportional: "按可抽数量比例分配",
};

export const memoryLabel: Record<Memory, string> = {
  exclude: "近期已查的不再抽",
  after: "近期已查的排在后面，其余不够时才抽",
};

export const earlierStatusLabel: Record<EarlierDraw["status"], string> = {
  drawn: "已抽取",
  abandoned: "已作废",
};

const frameRuleLabel: Record<FrameRule, string> = {
  "text-missing": "名称、编号和理由不能空着",
  "text-unwritable": "文字中有换行、制表符或其他不能书写的符号",
  "day-malformed": "请填写正确的日期",
  "number-malformed": "抽取次数应为正整数",
  "earlier-incomplete": "重新抽取时，应逐次写明此前各次抽取的次数、结果和理由",
  "no-unit": "底册为空，没有可抽的对象",
  "unit-twice": "底册中有重复的对象",
  "unit-excluded-too": "既在底册内又被列为剔除",
  "weight-not-whole": "规模应为 1 至 10 亿的整数",
  "no-stratum": "请至少设置一层",
  "stratum-twice": "层的名称重复",
  "stratum-unknown": "对象所属的层没有设置",
  "one-stratum-only": "简单随机只设一层；要分层请选分层随机",
  "n-not-whole": "每层抽取数应为正整数",
  "stratum-too-small": "层内可抽的对象少于应抽数",
  "clusters-not-whole": "两阶段随机每层应抽乡镇数为正整数，其他方式不填",
  "cluster-missing": "两阶段随机中每个对象都应有所属乡镇",
  "clusters-too-few": "层内的乡镇少于应抽乡镇数",
  "clusters-over-n": "应抽对象数少于应抽乡镇数",
  "clusters-too-small": "如果抽中较小的乡镇，其中可抽的对象会少于应抽数",
  "no-inspector": "督查人员库为空，没有可抽的人员",
  "inspector-twice": "督查人员重复",
  "group-missing": "按组抽取时，每名督查人员都应编入一组",
  "group-too-small": "督查组人数少于每个对象应派人数",
  "per-object-too-few": "每个对象应派督查人员不少于 2 人",
  "recusal-unknown": "回避所指的人员或者对象不在底册内",
  "inspectors-too-few": "回避以后，可派的督查人员不足",
};

export const frameRefusalSentence = ({ rule, subject }: FrameRefusal) =>
  subject === "" ? frameRuleLabel[rule] : `${frameRuleLabel[rule]}：${subject}`;

/** What a check says when it passes and when it does not. */
export const checkLabel: Record<CheckRule, readonly [passed: string, failed: string]> = {
  file: ["文件是完整的抽取证书", "文件不是抽取证书，或者内容、排版被改动，不能核验"],
  digest: ["证书各项内容与证书自身的 SHA-256 一致", "证书内容与证书自身的 SHA-256 不一致，证书被改动过"],
  "frame-hash": ["定格的底册与公布的 SHA-256 一致", "底册与公布的 SHA-256 不一致，底册在定格以后被改动过"],
  "frame-form": ["底册的写法符合规定", "底册的写法不符合规定"],
  "frame-rules": ["底册、分层、回避和人员设置符合抽取规则", "底册、分层、回避或者人员设置不符合抽取规则"],
  history: ["此前各次抽取已逐次写明次数、结果和理由", "此前各次抽取没有逐次写明次数、结果和理由"],
  officers: ["两名抽取人不是同一人", "应有两名不同的抽取人"],
  commitment: ["抽取人揭示的口令与事先的承诺一致", "抽取人揭示的口令与事先的承诺不一致"],
  times: ["先定格底册，再由两人承诺，最后揭示，次序正确", "定格、承诺、揭示的次序不正确"],
  "public-number": ["公开数字与事先约定相符", "公开数字与事先约定不符"],
  published: ["与抽取前公布的 SHA-256 相符", "与抽取前公布的 SHA-256 不符"],
  seed: ["种子由底册、两人的口令和公开数字算出", "种子不是由底册、两人的口令和公开数字算出的"],
  "result-hash": ["抽取结果与其 SHA-256 一致", "抽取结果与其 SHA-256 不一致"],
  result: ["重新抽取，结果一字不差", "重新抽取，结果与证书所载不同"],
};
