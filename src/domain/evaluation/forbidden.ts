const burden = "《整治形式主义为基层减负若干规定》";
const finger = "《关于防治“指尖上的形式主义”的若干意见》";
const apps = "国办函〔2026〕12号";

/**
 * 《整治形式主义为基层减负若干规定》：不得以是否开会、发文、拍照留痕、写学习笔记评价工作，不得把领导批示、媒体报道作为考核内容；
 * 国办函〔2026〕12号：不得打卡签到、积分排名、统计在线时长，点赞、转发、学习时长不得用于考核。
 *
 * What nobody may be judged by, as words an item could be called. Single characters between them do not hide a word.
 */
const words: readonly (readonly [RegExp, string])[] = [
  [/登[录陆]|安装率|使用率|活跃[度率]|日活/u, `${apps}：不得强制定期登录、不得下达安装使用指标`],
  [/在线(时长|时间|率)|学习时长|上线时长/u, `${apps}：不得统计在线时长`],
  [/打卡|签到|轨迹|定位/u, `${apps}：不得打卡签到、不得上传工作轨迹`],
  [/积分|排名|排行/u, `${apps}：不得积分排名`],
  [
    /日志|日记|纪实(条|篇|件)?数|记录(条|篇)数|走访(次|户|条)数|填报(次|条)数/u,
    `${burden}：不得以痕迹、记录多少评价工作`,
  ],
  [/照片|拍照|图片|视频|截图|留痕|痕迹/u, `${burden}：不得以拍照、留痕评价工作`],
  [/点赞|转发|投票数|阅读量|浏览量|评论数|关注(度|量|数)/u, `${finger}：点赞、转发、阅读量不得用于考核`],
  [
    /(简报|信息|稿件|经验)(的)?(被)?(采用|录用|采纳|转载)|采用(篇|条)数|上稿|刊发|刊载|媒体(报道|宣传)|宣传报道/u,
    `${burden}：不得把信息采用、媒体报道作为考核内容`,
  ],
  [/批示|领导(的)?(肯定|表扬)/u, `${burden}：不得把领导批示作为考核内容`],
  [
    /(会议|开会|学习|发文|文件)(的)?(次|场|篇|份|数)+量?|学习笔记|心得体会/u,
    `${burden}：不得以是否开会、发文、写学习笔记评价工作`,
  ],
];

/** The clause a name stands against; undefined: none. */
export function forbiddenBy(name: string): string | undefined {
  const plain = name.normalize("NFKC").replaceAll(/[\s\p{P}\p{S}]/gu, "");
  return words.find(([word]) => word.test(plain))?.[1];
}
