import { hash } from "node:crypto";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { looksRight } from "./demo-desk.ts";
import { fillDay, saved } from "./desk.ts";
import {
  acceptors,
  asksToPay,
  atGate,
  county,
  deskOf,
  east,
  isPaid,
  meets,
  onDay,
  onProjectCounty,
  openProject,
  passes,
  picks,
  posts,
  send,
  stranger,
  west,
  write,
} from "./project-desk.ts";
import { quiet, rowOf } from "./supervision-desk.ts";

onProjectCounty();

const name = "食用菌大棚及冷库";
let id: string;
let receipt: string;

const idIn = (url: string) => new URL(url).pathname.split("/").at(-1)!;

test("a township declares a project that two villages share, and posts it in both", async () => {
  const page = await deskOf("xiangzhen1");
  await page.goto("/projects");
  await page.getByRole("button", { name: "申报项目" }).first().click();
  await write(page, "项目名称", name);
  await picks(page, "项目类型", "产业发展");
  await picks(page, "形成资产", "经营性");
  await write(page, "概算", "100");
  await write(page, "预期年收益", "5");
  await page.getByRole("button", { name: "添加受益村" }).click();
  await page.getByRole("combobox", { name: "村（社区）" }).first().fill(east);
  await page.locator(".ant-select-item-option").filter({ hasText: east }).first().click();
  await page.getByRole("combobox", { name: "村（社区）" }).nth(1).fill(west);
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: west }).first().click();
  await page.getByRole("spinbutton", { name: "份额" }).first().fill("2");
  await write(page, "建设地点", "村东三十亩地块");
  await page.getByLabel("建设内容").fill("新建大棚 20 座、冷库 1 座，配套水电");
  await write(page, "建设规模", "大棚 20 座，冷库 200 立方米");
  await page.getByLabel("绩效目标").fill("年产食用菌 200 吨，带动 60 户务工");
  await page.getByLabel("联农带农机制").fill("优先雇用脱贫户，收益归村集体");
  await write(page, "业主单位", `${east}股份经济合作社`);
  await picks(page, "行业主管部门（选填）", "县农业农村局");
  await write(page, "责任人（选填）", "周某");
  await fillDay(page, page.getByLabel("计划开工日期"), "2026-04-20");
  await fillDay(page, page.getByLabel("计划完工日期"), "2026-06-30");
  await looksRight(page, "project-declare");
  await page.getByRole("button", { name: "存为草稿" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  id = idIn(page.url());
  await page.getByRole("button", { name: "申报", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "申报", exact: true }).click();
  await page.getByText("已申报，等待审核。").waitFor();
  await looksRight(page, "project-declared");
  await posts("xiangzhen1", id, "村级申报公示", "project-posting");
  quiet(page);
});

test("somebody from the village objects on the public page; the answer can be read there", async () => {
  const page = await stranger();
  await page.goto("/public/disclosures");
  await page.getByLabel("县（市、区）").selectOption({ label: "青岚县" });
  await page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .click();
  await page.getByLabel("异议内容").fill("冷库选址占了灌溉水渠");
  await page.getByLabel("姓名（选填）").fill("钱某");
  await looksRight(page, "project-object");
  await page.getByRole("button", { name: "提交", exact: true }).click();
  receipt = (await page.locator(".public-receipt").innerText()).replaceAll(/\D/gu, "");
  expect(receipt).toMatch(/^\d{12}$/);

  const reviewer = await deskOf("fuhe");
  await onDay("2026-03-13");
  await openProject(reviewer, id, "about");
  await reviewer
    .getByText(/异议.*未答复|异议.*没有答复/)
    .first()
    .waitFor();
  await looksRight(reviewer, "project-objection-blocks");
  await openProject(reviewer, id, "disclosures");
  await reviewer.getByRole("button", { name: "答复", exact: true }).click();
  await reviewer.getByRole("radio", { name: "部分成立" }).check();
  await reviewer.getByLabel("答复内容").fill("冷库向北移 15 米，避开水渠。");
  await reviewer.getByLabel("处理情况").fill("已重新放线，村民代表到场确认。");
  await looksRight(reviewer, "project-answer");
  await send(reviewer, "答复", "已答复。");

  await page.goto("/public/disclosures");
  await page.getByLabel("县（市、区）").selectOption({ label: "青岚县" });
  await page.getByLabel("查询码").fill(receipt);
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await page.getByText("冷库向北移 15 米，避开水渠。").waitFor();
  quiet(page, reviewer);
});

test("another hand of the township reviews, the county hears experts and decides", async () => {
  const reviewer = await deskOf("fuhe");
  await openProject(reviewer, id, "about");
  await reviewer.getByRole("button", { name: "审核", exact: true }).click();
  await reviewer.getByRole("radio", { name: "通过", exact: true }).check();
  await send(reviewer, "提交审核意见", "审核通过，等待县级论证。");
  await posts("fuhe", id, "乡镇级审核公示");

  await onDay("2026-03-24");
  const page = await deskOf("shenhe");
  const { officer, departments } = county();
  for (const expert of ["何某", "许某", "吕某"])
    await officer("/experts", {
      id: uuidv7(),
      name: expert,
      sector: "industry",
      unit: "省农科院",
      title: "研究员",
      phone: null,
    });
  await page.goto("/experts");
  await rowOf(page, "何某").waitFor();
  await looksRight(page, "project-experts");
  await openProject(page, id, "about");
  await page.getByRole("button", { name: "组织论证" }).click();
  await write(page, "地点", "县政府二楼会议室");
  await write(page, "主持人", "副县长郑某");
  await send(page, "组织论证", "已登记论证，请逐份登记书面意见。");
  for (const expert of ["何某", "许某", "吕某"]) {
    await page.getByRole("button", { name: "登记论证意见" }).click();
    await picks(page, "专家", expert);
    await page.getByRole("radio", { name: "通过", exact: true }).check();
    await page.getByLabel("书面意见").fill("选址合理，规模适当，销路有保障。");
    await send(page, "登记意见", "已登记书面意见。");
    await page.getByRole("button", { name: "登记意见", exact: true }).waitFor({ state: "detached" });
  }
  await departments["nongye"]!(`/projects/${id}/opinions`, {
    ...{ id: uuidv7(), expertId: null, conclusion: "pass", writtenOn: "2026-03-24", text: "符合产业规划。" },
  });
  await page.reload();
  await page.getByRole("button", { name: "作出论证结论" }).click();
  await page.getByRole("radio", { name: "通过", exact: true }).check();
  await looksRight(page, "project-conclude");
  await send(page, "作出结论", "论证通过，等待审定。");
  await posts("shenhe", id, "县级审定入库公示");

  await onDay("2026-04-07");
  await openProject(page, id, "about");
  await page.getByRole("button", { name: "审定入库" }).click();
  await write(page, "文号、日期", "青项组〔2026〕3 号");
  await send(page, "审定入库", "已审定入库 1 个项目。");
  quiet(page, reviewer);
});

test("money comes: a batch is entered and allotted, a use on the prohibited list waits for a second person", async () => {
  const page = await deskOf("jingban");
  await page.goto("/funds");
  await page.getByRole("button", { name: "登记批次" }).click();
  await picks(page, "资金种类", "中央财政常态化帮扶资金");
  await write(page, "下达金额", "120");
  await write(page, "资金文件文号", "青财农〔2026〕3 号");
  await fillDay(page, page.getByLabel("文件日期"), "2026-03-20");
  await fillDay(page, page.getByLabel("到账日期（选填）"), "2026-04-01");
  await looksRight(page, "project-batch");
  await send(page, "登记", "已登记资金批次。");
  const batch = page.url();
  await page.getByRole("button", { name: "安排到项目" }).click();
  await picks(page, "项目", name);
  await write(page, "安排金额", "10");
  await picks(page, "用途", "其他（需要复核）");
  await write(page, "其他用途", "购置公务用车");
  await send(page, "安排", /已停下等另一名县级人员复核/);

  const second = await deskOf("shenhe");
  await second.goto(batch);
  await rowOf(second, "购置公务用车").getByRole("button", { name: "复核" }).click();
  await second.getByRole("radio", { name: "不准予" }).check();
  await second.getByLabel("理由").fill("负面清单第七项，不得购置交通工具");
  await write(second, "依据", "青财农〔2026〕3 号附件");
  await looksRight(second, "project-judge");
  await send(second, "确认", "已记下不准予，没有安排资金。");

  await page.goto(batch);
  await page.getByRole("button", { name: "安排到项目" }).click();
  await picks(page, "项目", name);
  await write(page, "安排金额", "100");
  await picks(page, "用途", "发展壮大村级集体经济");
  await send(page, "安排", "已安排到项目。");
  await looksRight(page, "project-allotted");
  quiet(page, second);
});

test("gates from the approval to the contract, each by its own office", async () => {
  const officer = await deskOf("jingban");
  await officer.goto("/project-duties");
  for (const [duty, unit] of [
    ["财政评审部门", "县财政局"],
    ["审计部门", "县审计局"],
  ] as const) {
    await officer.getByRole("button", { name: "设定职责" }).click();
    await picks(officer, "职责", duty);
    await picks(officer, "单位", unit);
    await send(officer, "设定", "已设定。");
    await rowOf(officer, unit).waitFor();
  }
  await looksRight(officer, "project-duties");
  await passes("jingban", id, "approval");
  await passes("nongye", id, "design");
  await passes("caizheng", id, "budget-review", (page) => write(page, "评审核定的预算", "98"));
  await passes("jingban", id, "tender", async (page) => {
    await picks(page, "采购类别", "工程");
    await write(page, "中标（成交）金额", "95");
    await picks(page, "采购方式", "询价");
    await write(page, "中标（成交）单位", "青岚建工有限公司");
  });
  const page = await deskOf("xiangzhen1");
  await openProject(page, id, "funds");
  await page.getByRole("button", { name: "登记合同" }).click();
  await picks(page, "类别", "工程");
  await write(page, "合同金额", "98.000001");
  await write(page, "合同（清单）编号", "青建合 2026-01");
  await write(page, "对方单位", "青岚建工有限公司");
  await fillDay(page, page.getByLabel("签订日期"), "2026-04-07");
  await send(page, "登记", /超过|不能|高于/);
  await looksRight(page, "project-contract-over");
  await write(page, "合同金额", "95");
  await send(page, "登记", "已登记合同。");
  await passes("xiangzhen1", id, "contract");
  await posts("xiangzhen1", id, "村级开工前公示");
  await posts("jingban", id, "县级开工前公示");
  quiet(page, officer);
});

test("works: months against the plan, an advance that is too much is refused, the money goes out by two hands", async () => {
  await onDay("2026-04-20");
  await passes("xiangzhen1", id, "start", (page) => write(page, "监理单位", "正源监理公司"));
  const page = await deskOf("xiangzhen1");
  await openProject(page, id, "works");
  await page.getByRole("button", { name: "排定按月计划" }).click();
  await page.getByRole("button", { name: "按开工、完工日期匀速排一份" }).click();
  await page.getByText("2026 年 6 月").or(page.getByText("2026年6月")).first().waitFor();
  await send(page, "保存", "按月计划已保存。");
  await page.getByRole("button", { name: "填报实际进度" }).click();
  await page.getByLabel("到月末的工程进度（%，累计）").fill("25");
  await send(page, "保存", "已填报。");
  await looksRight(page, "project-works");
  await asksToPay(id, "预付款", "28.500001", /预付款|超过/);
  await looksRight(page, "project-advance-over");
  await asksToPay(id, "预付款", "28.5", "已申请拨付，等待另一人审核。");
  await isPaid(id, "支 0001");
  quiet(page);
});

test("the builder cannot accept what he built; three others do", async () => {
  await onDay("2026-07-01");
  await passes("xiangzhen1", id, "completion", (page) => page.getByLabel("确认工程已全部完工").check());
  await passes("nongye", id, "preliminary-acceptance", async (page) => {
    await page
      .getByRole("radio", { name: /合格|通过/ })
      .first()
      .check();
    await acceptors(page, ["县农业农村局", "县财政局", "县自然资源局"]);
  });
  const page = await atGate("jingban", id, "final-acceptance");
  await page
    .getByRole("radio", { name: /合格|通过/ })
    .first()
    .check();
  await acceptors(page, ["青岚建工有限公司", "县财政局", "县自然资源局"]);
  await page.getByRole("button", { name: "过关", exact: true }).click();
  await page
    .getByRole("alert")
    .getByText(/青岚建工|实施|施工/)
    .first()
    .waitFor();
  await looksRight(page, "project-builder-accepts");
  await acceptors(page, ["县农业农村局", "县财政局", "县自然资源局"]);
  await page.getByRole("button", { name: "过关", exact: true }).click();
  await page.getByRole("button", { name: "办理“竣工验收”" }).waitFor({ state: "detached" });
  await posts("xiangzhen1", id, "村级竣工公示");
  quiet(page);
});

test("settlement, the last money, handover, title and upkeep; asset and lease", async () => {
  await onDay("2026-07-13");
  await passes("shenji", id, "settlement", async (page) => {
    await write(page, "审定结算金额", "95");
    await write(page, "审计单位", "县审计局");
  });
  await asksToPay(id, "竣工款", "62", "已申请拨付，等待另一人审核。");
  await isPaid(id, "支 0002");
  await passes("nongye", id, "transfer", (page) => write(page, "接收单位", `${east}股份经济合作社`));
  await passes("xiangzhen1", id, "title", (page) => write(page, "产权证书编号", "青（2026）不动产权第 0001 号"));
  await passes("xiangzhen1", id, "upkeep", (page) => write(page, "管护人姓名", "赵某"));
  const page = await deskOf("xiangzhen1");
  await openProject(page, id, "assets");
  await page.getByRole("button", { name: "登记资产" }).click();
  await expect.poll(() => page.getByLabel("证书编号（选填）").inputValue()).toBe("青（2026）不动产权第 0001 号");
  await expect
    .poll(() => page.getByLabel("管护人", { exact: true }).or(page.getByLabel("管护人（选填）")).inputValue())
    .toBe("赵某");
  await looksRight(page, "project-asset");
  await send(page, "登记", /已登记为第 \d+ 号资产/);
  await page.getByRole("button", { name: "登记租约" }).click();
  await page.getByLabel("承租人", { exact: true }).fill("青岚菌业有限公司");
  await fillDay(page, page.getByLabel("租期第一天"), "2026-07-13");
  await fillDay(page, page.getByLabel("租期最后一天"), "2027-07-12");
  await page.getByLabel("每期租金").fill("60000");
  await looksRight(page, "project-lease");
  await send(page, "登记租约", "已登记租约，租金计划已生成。");
  await page.getByRole("button", { name: "收租" }).click();
  await send(page, "登记", "已登记收益。");
  await looksRight(page, "project-rent");
  await passes("xiangzhen1", id, "income", async (desk) => {
    await write(desk, "首笔收益", "6");
    await fillDay(desk, desk.getByLabel("到账日期"), "2026-07-13");
  });
  quiet(page);
});

test("the income of the village is shared out after four meetings; too few delegates do not decide", async () => {
  await onDay("2026-07-20");
  const page = await deskOf("xiangzhen1");
  await page.goto("/distributions?year=2026");
  await rowOf(page, east).getByRole("link", { name: "起草方案" }).click();
  await page.getByText("可分配 40,000.00 元").waitFor();
  await picks(page, "用途", "公积金");
  await page.getByLabel("金额").fill("10000");
  await page.getByRole("button", { name: "增加一项" }).click();
  await page.getByRole("combobox", { name: "用途" }).last().click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").nth(2).click();
  await page.getByLabel("金额").last().fill("30000");
  await looksRight(page, "project-distribution-draft");
  await send(page, "保存", "已起草，召开“四议”会议以后登记结果。");
  await page.getByRole("button", { name: "登记“四议”结果" }).click();
  await fillDay(page, page.getByLabel("村党组织提议日期"), "2026-07-13");
  await fillDay(page, page.getByLabel("村“两委”会商议日期"), "2026-07-14");
  await fillDay(page, page.getByLabel("方案发给党员的日期"), "2026-07-15");
  await meets(page, "党员大会审议", ["2026-07-18", "30", "21", "20"]);
  await meets(page, "村民会议或者村民代表会议决议", ["2026-07-19", "45", "29", "28"]);
  await send(page, "登记结果", /三分之二/);
  await looksRight(page, "project-too-few");
  await meets(page, "村民会议或者村民代表会议决议", ["2026-07-19", "45", "30", "28"]);
  await send(page, "登记结果", "“四议”通过，请登记决议公示。");
  await page.getByRole("button", { name: "公示方案" }).click();
  await send(page, "登记公示", "已登记公示，期满无异议后由县级备案。");
  const plan = page.url();

  await onDay("2026-07-31");
  const officer = await deskOf("jingban");
  await officer.goto(plan);
  await officer.getByRole("button", { name: "备案", exact: true }).click();
  await send(officer, "备案", "已备案，由乡镇（街道）兑现并公开结果。");
  await page.goto(plan);
  await page.getByRole("button", { name: "登记兑现" }).click();
  await page.getByLabel("怎样公开的").fill("在村务公开栏公布兑现结果。");
  await send(page, "登记兑现", "已登记兑现。");
  await looksRight(page, "project-distribution");
  quiet(page, officer);
});

test("the auditor reads the whole of it on one page, and every file of the package has the checksum of its manifest", async () => {
  const page = await deskOf("shenjiyuan");
  await openProject(page, id, "about");
  await page.getByRole("button", { name: "项目档案" }).click();
  await page.getByRole("heading", { name: new RegExp(name), level: 1 }).waitFor();
  for (const said of ["冷库向北移 15 米，避开水渠。", "支 0001", "支 0002", "青（2026）不动产权第 0001 号"])
    await page.getByText(said).first().waitFor();
  await looksRight(page, "project-archive");
  const { content } = await saved(page, () => page.getByRole("button", { name: "导出压缩包" }).click());
  const files = await JSZip.loadAsync(content);
  const manifest = (await files.file("校验清单.sha256")!.async("string")).trim().split("\n");
  expect(manifest.length).toBeGreaterThan(10);
  for (const line of manifest) {
    const [sum, file] = line.split("  ") as [string, string];
    expect([file, hash("sha256", await files.file(file)!.async("uint8array"), "hex")]).toEqual([file, sum]);
  }
  quiet(page);
});
