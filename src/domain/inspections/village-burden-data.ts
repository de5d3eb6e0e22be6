import type { Checklist } from "./checklist.ts";
import { finding, must, mustNot, number, note } from "./checklist-items-data.ts";

const ours = "示例，非正式文件";
const ledger = "问题整改台账：整改与核查不得由同一人办理";
const village2022 = "中办国办《关于规范村级组织工作事务、机制牌子和证明事项的意见》";
const negative = "《关于改进和规范基层群众性自治组织出具证明工作的指导意见》：不应由村（社区）出具的证明 20 项";

/** 破解“小马拉大车”：what inspectors look at in a village (rules of the field 5.1). */
export const villageBurden: Checklist = {
  code: "village-burden",
  title: "破解“小马拉大车”",
  subject: "village",
  source: `${ours}。依据：${village2022}；《整治形式主义为基层减负若干规定》`,
  sections: [
    {
      title: "社区工作者队伍",
      items: [
        number("seconded", "被上级长期借用的社区工作者、村干部", "人", 0, village2022, finding("基层减负")),
        must("paid", "报酬待遇是否按规定按时发放", village2022, finding("基层减负")),
        mustNot(
          "outside-duty",
          "是否要求社区工作者承担执法、拆迁、招商等职责以外的工作",
          village2022,
          finding("基层减负"),
        ),
      ],
    },
    {
      title: "村级工作事务清单",
      items: [
        must(
          "list-known",
          "村干部是否知道村级工作事务清单，遇到清单以外的事知道找谁",
          village2022,
          finding("基层减负", "slight", "on-the-spot"),
        ),
        number("off-list", "近三个月交给村里、清单以外的事务", "项", 0, village2022, finding("基层减负")),
        number("unfunded", "委托村里办理、未给经费和人员的事务", "项", 0, village2022, finding("基层减负")),
        mustNot(
          "apps",
          "是否要求村干部在政务软件上打卡签到、搞积分排名",
          "国办函〔2026〕12号《政务移动互联网应用程序规范化管理办法》",
          finding("基层减负", "serious", "on-the-spot"),
        ),
        number("tables", "近一个月重复填报的报表", "张", 0, "《整治形式主义为基层减负若干规定》", finding("基层减负")),
      ],
    },
    {
      title: "机制牌子",
      items: [
        number(
          "plaques-outside",
          "村级组织办公场所外部悬挂的牌子",
          "块",
          4,
          `${village2022}；本县外部 4 块（可在规则中改）`,
          finding("基层减负", "slight", "on-the-spot"),
        ),
        number(
          "plaques-inside",
          "村级组织办公场所内部悬挂的牌子",
          "块",
          4,
          `${village2022}；本县内部 4 块（可在规则中改）`,
          finding("基层减负", "slight", "on-the-spot"),
        ),
        mustNot("walls", "个人职责、组织机构图等是否上墙", village2022, finding("基层减负", "slight", "on-the-spot")),
      ],
    },
    {
      title: "证明事项",
      items: [
        number(
          "certificates",
          "近三个月出具的负面清单 20 项以内的证明",
          "份",
          0,
          negative,
          finding("基层减负", "ordinary", "on-the-spot"),
        ),
        {
          ...note(
            "certificate-kinds",
            "出具了哪些（亲属关系、居民身份、户口变更、养犬、无犯罪、社区戒毒、失踪、婚姻、出生、健在、死亡、疾病、残疾、婚育、就业、个人档案、财产、遗产继承、经营场所、证件遗失）",
          ),
          basis: negative,
        },
        note("who-asks", "哪些部门、单位仍要求群众到村里开证明"),
      ],
    },
    {
      title: "以往问题整改",
      items: [
        number("earlier", "以前检查指出的问题", "项", null),
        number("earlier-left", "其中现场未见整改到位的", "项", 0, ledger, finding("其他", "serious")),
      ],
    },
  ],
};
