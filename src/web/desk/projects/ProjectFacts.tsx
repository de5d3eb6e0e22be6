import type { ReactNode } from "react";
import { projects } from "#contract/projects.ts";
import {
  assetClassLabel,
  declaredFromLabel,
  permitKindLabel,
  permitStateLabel,
  projectKindLabel,
} from "#domain/projects/labels.ts";
import { wanOf } from "#domain/money.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote } from "../../ui/index.ts";
import type { Project } from "./project-types.ts";

const wan = (fen: number | null) => (fen === null ? "" : `${wanOf(fen)} 万元`);
const span = (from: string | null, to: string | null) => (from || to ? `${from ?? "　"} 至 ${to ?? "　"}` : "");

/** Every field of the declaration in its order; what is not there yet is left out. */
export function ProjectFacts({ project }: { project: Project }) {
  const facts: readonly (readonly [string, ReactNode, boolean?])[] = [
    ["项目类型", projectKindLabel[project.kind]],
    ["形成资产", assetClassLabel[project.assetClass]],
    ["申报单位", project.declaredFrom === "township" ? project.township : declaredFromLabel[project.declaredFrom]],
    ["牵头乡镇", project.township ?? "无，由县级审核"],
    ["建设地点", project.place, true],
    ["建设内容", project.content, true],
    ["建设规模", project.scale, true],
    ["绩效目标", project.target, true],
    ["联农带农机制", project.linkMechanism, true],
    ["业主单位", [project.owner, project.ownerUnit].filter(Boolean).join("　")],
    ["行业主管部门", project.sector],
    ["承建单位", project.builder],
    ["责任人", project.responsible],
    ["责任人电话", project.phoneMasked && <Phone project={project} />],
    ["手续", permitsText(project)],
    ["概算", wan(project.estimateFen)],
    ["预算", wan(project.budgetFen)],
    ["合同", project.contractedFen > 0 && wan(project.contractedFen)],
    ["已分配", project.allocatedFen > 0 && wan(project.allocatedFen)],
    ["已拨付", project.paidFen > 0 && wan(project.paidFen)],
    ["计划工期", span(project.planStartOn, project.planFinishOn)],
    ["实际工期", span(project.startedOn, project.finishedOn)],
    ["登记人", project.imported ? "由项目台账导入" : project.createdBy],
  ];
  return (
    <dl className="project-facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value, wide]) => (
          <div key={name} className={wide ? "wide" : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const permitsText = ({ permits }: Project) =>
  permits
    .map(
      ({ kind, state, document }) =>
        `${permitKindLabel[kind]}${permitStateLabel[state]}${document ? `（${document}）` : ""}`,
    )
    .join("，");

/** The whole number with a reason; that leaves a trace. */
function Phone({ project: { id, phoneMasked, responsible, reveal } }: { project: Project }) {
  const { send, sending, problem, reply } = useWrite(projects.phone);
  if (reply) return <span className="num">{reply.phone ?? "未登记"}</span>;
  return (
    <>
      <span className="num">{phoneMasked}</span>{" "}
      {reveal && (
        <ConfirmButton
          size="small"
          sending={sending}
          question={`查看${responsible || "责任人"}的完整电话将留下记录。`}
          reason={{ label: "查看事由", min: 2 }}
          onConfirm={(reason) => send({ params: { id }, body: { reason } })}
        >
          看电话
        </ConfirmButton>
      )}
      <ProblemNote problem={problem} />
    </>
  );
}
