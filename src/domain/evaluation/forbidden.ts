const burden = "《整治形式主义为基层减负若干规定》";
const finger = "《关于防治“指尖上的形式主义”的若干意见》";
const apps = "国办函〔2026〕12号";

/** How often or how many: 条数、户次、场次、频次、数量. */
const many = "[次户条篇件份张场]{0,2}(数|次|量|频次|频率)";

/**
 * 《整治形式主义为基层减负若干规定》：不得以是否开会、发文、拍照留痕、写学习笔记评价工作，不得把领导批示、媒体报道作为考核内容；
 * 国办函〔2026〕12号：不得打卡签到、积分排名、统计在线时长，点赞、转发、学习时长不得用于考核。
 *
 * What nobody may be judged by, as words an item could be called.
 */
const words: readonly (readonly [RegExp, string])[] = [
  [
    /登[录陆]|安装(率|量|数)|使用(率|时长)|活跃[度率量]|活跃用户|日活|月活/u,
    `${apps}：不得强制定期登录、不得下达安装使用指标`,
  ],
  [/(在线|上线|在岗在线)(时长|时间|时数|天数|次数|率)|学习时长|上线率/u, `${apps}：不得统计在线时长`],
  [/打卡|刷卡|刷脸|签到|签退|考勤|轨迹|定位|步数/u, `${apps}：不得打卡签到、不得上传工作轨迹`],
  [/积分|排名|排行|排位|名次/u, `${apps}：不得积分排名`],
  [
    new RegExp(
      `日志|日记|周记|纪实${many}|记录${many}|(走访|入户|下村|填报|上报|录入|上传)(群众|农户|村民|信息|数据|人)?${many}`,
      "u",
    ),
    `${burden}：不得以痕迹、记录多少评价工作`,
  ],
  [/照片|相片|拍照|摄影|图片|视频|截图|留痕|痕迹/u, `${burden}：不得以拍照、留痕评价工作`],
  [
    /点赞|转发|转载|投票数|(阅读|浏览|播放|评论|点击|粉丝|关注)(人)?(量|数|度|率|次数)/u,
    `${finger}：点赞、转发、阅读量不得用于考核`,
  ],
  [
    /(简报|信息|稿件|经验|做法)(的)?(被)?(采用|录用|采纳|刊用|刊登|推介|报送)|(采用|录用|刊用|刊登)(篇|条|件)?(数|量)|上稿|刊发|刊载|媒体(报道|宣传)|宣传报道|新闻报道/u,
    `${burden}：不得把信息采用、媒体报道作为考核内容`,
  ],
  [/批示|批注|圈阅|领导(的)?(充分)?(肯定|表扬|点评|签批)/u, `${burden}：不得把领导批示作为考核内容`],
  [
    new RegExp(`(会议|开会|学习|培训|发文|文件|活动)(的)?(召开|开展|印发)?${many}|笔记|心得体会|学习体会`, "u"),
    `${burden}：不得以是否开会、发文、写学习笔记评价工作`,
  ],
];

/** Old forms of the characters in the words above, and what stands for them now. */
const older = [..."簽錄陸線時長點讚贊轉發記誌數圖視頻經驗載領導報積軌跡蹟開會學習條場戶張"];
const newer = [..."签录陆线时长点赞赞转发记志数图视频经验载领导报积轨迹迹开会学习条场户张"];
const modern = new Map(older.map((one, i) => [one, newer[i]!]));

/** The clause a name stands against; undefined: none. What is put between the characters of a word does not hide it. */
export function forbiddenBy(name: string): string | undefined {
  const plain = name
    .normalize("NFKC")
    .replaceAll(/[^\p{Script=Han}]/gu, "")
    .replaceAll(/./gu, (one) => modern.get(one) ?? one);
  return words.find(([word]) => word.test(plain))?.[1];
}
