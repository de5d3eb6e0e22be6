import { caseStatusLabel, clockWords, goalTaskLabel, problemAspectLabel } from "#domain/cases/labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { Card, Light } from "../../ui/index.ts";
import { CaseOutcome } from "./CaseOutcome.tsx";
import type { Dossier, DossierCase } from "./dossier-types.ts";
import { OpenLink } from "./OpenLink.tsx";

interface CaseCardsProps {
  readonly dossier: Dossier;
  readonly cases: readonly DossierCase[];
}

/** Every file of the village, the newest first; those that came with a merged village stand under its name. */
export function CaseCards({ dossier, cases }: CaseCardsProps) {
  if (cases.length === 0)
    return (
      <Card title="整顿">
        <p className="file-none">该村没有列入过软弱涣散村党组织整顿名单。</p>
      </Card>
    );
  const listedAs = (id: string) => dossier.predecessors.find((kin) => kin.id === id)?.name;
  return cases.map((file) => <CaseCard key={file.id} file={file} listedAs={listedAs(file.listedId)} />);
}

function CaseCard({ file, listedAs }: { file: DossierCase; listedAs: string | undefined }) {
  const { round, opening, level, openedOn, dueOn, manifestations, problems, goals } = file;
  const clock = clockWords(file);
  return (
    <Card
      title={`整顿　${round}${opening > 1 ? `（第 ${opening} 次建档）` : ""}`}
      note={listedAs ? `随${listedAs}并入` : undefined}
      padded
    >
      <dl className="facts">
        <dt>审定</dt>
        <dd>
          {file.decidedOn}　{file.decisionNumber}　{levelLabel[level]}
        </dd>
        <dt>环节</dt>
        <dd>
          <Standing file={file} />
        </dd>
        <dt>整顿时间</dt>
        <dd className="num">
          {openedOn} 至 {dueOn}
          {clock && `（${clock}）`}
        </dd>
        <dt>软弱涣散表现</dt>
        <dd>{manifestations.length === 0 ? "摸排时未登记具体表现" : manifestations.join("；")}</dd>
      </dl>
      <Items
        title="问题清单"
        rows={problems.map((one) => ({ ...one, head: problemAspectLabel[one.aspect], owner: "" }))}
      />
      <Items
        title="目标事项"
        rows={goals.map((one) => ({
          ...one,
          head: goalTaskLabel[one.task],
          owner: `${one.responsibleUnit} ${one.responsiblePerson}`,
        }))}
      />
      <CaseOutcome file={file} />
      <p className="no-print">
        <OpenLink only to={`/cases/${file.id}`}>
          打开一村一策
        </OpenLink>
      </p>
    </Card>
  );
}

function Standing({ file: { status, light, withdrawnOn, merged } }: { file: DossierCase }) {
  if (withdrawnOn) return <>已于 {withdrawnOn} 移出整顿名单</>;
  if (merged) return <>已并入后继村的整顿档案</>;
  return (
    <>
      {caseStatusLabel[status]} {status === "in-turnaround" && light !== "none" && <Light colour={light} />}
    </>
  );
}

interface ItemRow {
  readonly id: string;
  readonly head: string;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly light: DossierCase["light"];
}

function Items({ title, rows }: { title: string; rows: readonly ItemRow[] }) {
  const done = rows.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <>
      <h3 className="file-head">
        {title}
        <small>{rows.length === 0 ? "还没有列出" : `共 ${rows.length} 项，已办结 ${done} 项`}</small>
      </h3>
      <ul className="file-lines file-inner">
        {rows.map(({ id, head, text, owner, dueOn, doneOn, light }) => (
          <li key={id}>
            <span>
              {doneOn === null ? light !== "none" && <Light colour={light} /> : "已办结"}{" "}
              <span className="num">{doneOn ?? dueOn ?? "未设时限"}</span>
            </span>
            <span>
              {text}
              <small>
                {head}
                {owner && `　责任：${owner}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
