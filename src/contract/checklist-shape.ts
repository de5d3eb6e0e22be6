import { z } from "zod";
import { badAnswers, checklistSubjects, itemKinds, itemsOf, numberLimit } from "#domain/inspections/checklist.ts";
import { badAnswerLabel, checklistSubjectLabel, itemKindLabel } from "#domain/inspections/checklist-labels.ts";
import { findingTypes, severities } from "#domain/inspections/finding.ts";
import { findingTypeLabel, severityLabel } from "#domain/inspections/finding-labels.ts";
import { forbiddenItems, warningWords } from "#domain/inspections/checklist-trace.ts";

const most = (max: number) => `不能超过 ${max} 个字`;
const filled = (max: number, title: string) => z.string().trim().min(1, "不能为空").max(max, most(max)).meta({ title });
const free = (max: number, title: string) => z.string().trim().max(max, most(max)).meta({ title });
const bound = (title: string) =>
  z.int().min(0, "不能小于 0").max(numberLimit, `不能大于 ${numberLimit}`).nullable().meta({ title });
const code = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "只用小写字母、数字和短横线")
  .meta({ title: "代号（定下后不要改，统计按代号）" });

const finding = z
  .object({
    category: free(30, "问题类别（与“问题整改”规则中的类别一致；不填为不建议登记）"),
    severity: z.enum(severities).meta({ labels: severityLabel }).nullable().meta({ title: "严重程度" }),
    type: z.enum(findingTypes).meta({ labels: findingTypeLabel }).nullable().meta({ title: "整改类型" }),
  })
  .meta({ title: "答案有问题时建议登记" });

const item = z
  .object({
    code,
    text: filled(120, "检查内容"),
    kind: z.enum(itemKinds).meta({ title: "填写方式", labels: itemKindLabel }),
    required: z.boolean().meta({ title: "必填（可填“不涉及”）" }),
    basis: free(200, "依据"),
    badWhen: z.enum(badAnswers).meta({ title: "是或否：哪个答案有问题", labels: badAnswerLabel }),
    unit: free(10, "填数：单位"),
    atMost: bound("填数：最大可填"),
    badAbove: bound("填数：超过多少有问题"),
    options: z
      .array(z.object({ text: filled(40, "选项"), bad: z.boolean().meta({ title: "选它说明有问题" }) }))
      .max(10, "最多 10 个选项")
      .meta({ title: "选一项：选项" }),
    finding,
  })
  .superRefine(({ kind, options }, check) => {
    if (kind === "choice" && options.length < 2)
      check.addIssue({ code: "custom", path: ["options"], message: "选一项的，至少写两个选项" });
    if (new Set(options.map(({ text }) => text)).size !== options.length)
      check.addIssue({ code: "custom", path: ["options"], message: "选项不能重复" });
  });

/** One 检查清单; inspections and visits keep the whole of it as it stood. */
export const checklistShape = z
  .object({
    code,
    title: filled(40, "清单名称"),
    subject: z.enum(checklistSubjects).meta({ title: "检查对象", labels: checklistSubjectLabel }),
    source: filled(300, "来源和依据"),
    sections: z
      .array(
        z.object({
          title: filled(40, "部分"),
          items: z.array(item).min(1, "至少一项").max(40, "最多 40 项").meta({ title: "条目" }),
        }),
      )
      .min(1, "至少一个部分")
      .max(20, "最多 20 个部分")
      .meta({ title: "部分" }),
  })
  .superRefine((checklist, check) => {
    const codes = itemsOf(checklist).map((one) => one.code);
    if (new Set(codes).size !== codes.length)
      check.addIssue({ code: "custom", path: ["sections"], message: "同一清单内条目代号不能重复" });
    for (const one of forbiddenItems(checklist))
      check.addIssue({ code: "custom", path: ["sections"], message: `${warningWords(one)}，请删去这一项` });
  });

export type KeptChecklist = z.output<typeof checklistShape>;

export const checklistsRule = z.object({
  checklists: z
    .array(checklistShape)
    .min(1, "至少保留一个清单")
    .max(30, "最多 30 个清单")
    .refine((all) => new Set(all.map((one) => one.code)).size === all.length, "清单代号不能重复")
    .meta({ title: "检查清单" }),
});
