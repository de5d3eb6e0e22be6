import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type Gate, gates } from "#domain/projects/gate.ts";
import type { FactsOf } from "#domain/projects/gates/facts.ts";
import { usualGates } from "#domain/projects/gates/gate-rule-data.ts";
import { methodAsked, plainName } from "#domain/projects/gates/procurement.ts";
import { usualProcurement } from "#domain/projects/gates/procurement-data.ts";
import { type ProjectStatus, statusAfter } from "#domain/projects/project.ts";
import type { Tx } from "../../db/db.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { morningOf } from "../timeline.ts";
import type { Step } from "./days.ts";
import { county, declarer, passerOf, reviewer } from "./hands.ts";
import { insertMany } from "./insert-many.ts";
import { type DemoProject, stepsTaken } from "./plan.ts";
import { builderOf, personOf, reachOf } from "./rows.ts";

const isGate = (step: Step): step is Gate => (gates as readonly string[]).includes(step);

interface Taken {
  readonly action: string;
  readonly by: Actor;
  readonly to: ProjectStatus;
  readonly on: IsoDate;
  readonly text: string;
}

const bankTexts: Readonly<Record<string, string>> = {
  review: "情况属实，群众有需求，建设条件具备，同意上报。",
  argue: "专家论证通过。",
};

function bankStep(step: Step, on: IsoDate, { village }: DemoProject): Taken {
  const by = {
    draft: declarer(village.townshipId),
    declare: declarer(village.townshipId),
    review: reviewer(village.townshipId),
  };
  const to = { draft: "draft", declare: "declared", review: "reviewed", argue: "argued", decide: "banked" } as const;
  const known = step as keyof typeof to;
  const text = step === "decide" ? `栖农领发〔${on.slice(0, 4)}〕${Number(on.slice(5, 7))}号` : (bankTexts[step] ?? "");
  return { action: step, by: by[step as keyof typeof by] ?? county, to: to[known], on, text };
}

function taken(project: DemoProject): Taken[] {
  const steps = stepsTaken(project).map(([step, on]): Taken => {
    if (!isGate(step)) return bankStep(step, on, project);
    return { action: step, by: passerOf(usualGates[step].by, project), to: statusAfter[step], on, text: "" };
  });
  const last = steps.at(-1)!;
  if (project.status === "rejected")
    return [...steps, { ...last, action: "reject", by: county, to: "rejected", text: "与已实施项目重复，不予入库。" }];
  if (project.status === "withdrawn")
    return [...steps, { ...last, action: "withdraw", to: "withdrawn", text: "选址需调整，撤回后重新谋划。" }];
  return steps;
}

/** 项目过程. */
export async function loadSteps(tx: Tx, projects: readonly DemoProject[]) {
  const rows = projects.flatMap((project) =>
    taken(project).map(({ action, by, to, on, text }, i, all) => ({
      countyId: qiyun.id,
      id: demoId(`step ${i} of ${project.id}`, i),
      projectId: project.id,
      ...{ action, text },
      fromStatus: all[i - 1]?.to ?? "draft",
      toStatus: to,
      fromStanding: "normal",
      toStanding: "normal",
      onDay: on,
      reach: reachOf(project),
      madeBy: by.accountId,
      madeAt: new Date(morningOf(on).getTime() + i * 60_000),
    })),
  );
  await insertMany(tx, "projectStep", rows);
}

const members = ["县农业农村局", "县财政局", "县水利局"].map((unit, i) => ({
  name: `${"倪汤滕"[i]!}某`,
  unit,
  post: "科员",
}));

type Facts = { readonly [G in Gate]: (project: DemoProject, n: number) => FactsOf[G] & { plainCertificate?: string } };

const facts: Facts = {
  approval: () => ({}),
  design: () => ({}),
  "budget-review": ({ budgetFen }) => ({ budgetFen: budgetFen!, reason: "" }),
  tender: (project, n) => ({
    category: "works",
    method: methodAsked(usualProcurement, "works", project.moneyFen)!,
    amountFen: project.moneyFen,
    winner: builderOf(project, n),
    exemptionId: null,
  }),
  contract: () => ({}),
  start: () => ({ supervisor: "云岭正清工程监理有限公司" }),
  completion: () => ({ stated: true }),
  "preliminary-acceptance": () => ({ result: "pass", members }),
  "final-acceptance": () => ({ result: "pass", members }),
  settlement: ({ moneyFen }) => ({ settledFen: moneyFen, auditOffice: "栖云县审计局" }),
  transfer: ({ village }) => ({ receiver: `${village.name}股份经济合作社` }),
  title: ({ works }, n) => {
    const certificate = certificateOf(n);
    if (works.assetClass === "household")
      return { certificate: "", why: "到户资产由农户签收，不办证书", plainCertificate: "" };
    return { certificate, why: "", plainCertificate: plainName(certificate) };
  },
  upkeep: (_, n) => ({ caretaker: personOf(n + 3) }),
  income: ({ promisedFen, days }) => ({ incomeFen: promisedFen, receivedOn: days.income! }),
};

export const certificateOf = (n: number) => `栖集资登字第 ${String(n + 1).padStart(4, "0")} 号`;

const documentOf = (gate: Gate, on: IsoDate, n: number) => {
  const year = on.slice(0, 4);
  const heads: Partial<Record<Gate, string>> = {
    approval: `栖农项批〔${year}〕${n + 1}号`,
    "budget-review": `栖财评〔${year}〕${n + 1}号`,
    settlement: `栖审结〔${year}〕${n + 1}号`,
  };
  return heads[gate] ?? "";
};

/** 过关记录：every paper the gate asks for as shipped, by its number. */
export async function loadPasses(tx: Tx, projects: readonly DemoProject[]) {
  const rows = projects.flatMap((project, n) =>
    stepsTaken(project).flatMap(([gate, on], i) => {
      if (!isGate(gate)) return [];
      const terms = usualGates[gate];
      const by = passerOf(terms.by, project);
      const evidence = terms.evidence.map(({ name }) => ({
        name,
        reference: documentOf(gate, on, n) || `${on.slice(0, 4)}-${String(n + 1).padStart(3, "0")} 号`,
        onDay: on,
        fileId: null,
      }));
      const pass = {
        countyId: qiyun.id,
        id: demoId(`pass ${gate} of ${project.id}`, i),
        projectId: project.id,
        gate,
        onDay: on,
        document: documentOf(gate, on, n),
        facts: JSON.stringify(facts[gate](project, n)),
        evidence: JSON.stringify(evidence),
        asked: JSON.stringify(terms),
        ruleVersion: 0,
        organisationId: by.organisationId,
        passedBy: by.accountId,
        passedAt: new Date(morningOf(on).getTime() + i * 60_000),
        reach: reachOf(project),
      };
      return [pass];
    }),
  );
  await insertMany(tx, "gatePass", rows);
}

/** 关口计划. */
export async function loadGatePlans(tx: Tx, projects: readonly DemoProject[]) {
  const rows = projects.flatMap((project) =>
    (Object.entries(project.planned) as [Step, IsoDate][]).flatMap(([gate, finishOn], i, all) =>
      isGate(gate)
        ? [
            {
              countyId: qiyun.id,
              projectId: project.id,
              gate,
              startOn: all[i - 1]![1],
              finishOn,
              reach: reachOf(project),
            },
          ]
        : [],
    ),
  );
  await insertMany(tx, "gatePlan", rows);
}
