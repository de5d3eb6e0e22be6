import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useParams } from "wouter";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { commonItems } from "#domain/evaluation/scheme.ts";
import { inputKindOf } from "#domain/evaluation/writing.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import type { Evaluation } from "./contract-types.ts";
import { SheetGrid } from "./SheetGrid.tsx";
import "./evaluations.css";

/** One item of all subjects, one under the other, by keyboard or pasted from a workbook. */
export function SheetPage() {
  const { id } = useParams<{ id: string }>();
  const [{ item }, change] = useFilter(["item"]);
  const { data: evaluation, error } = useQuery(useApi().query(evaluations.get, { params: { id } }));
  const items = evaluation ? enteredItems(evaluation) : [];
  const chosen = items.find(({ code }) => code === item) ?? items[0];
  return (
    <Page
      title="成批录入"
      subtitle="回车到下一行；可从 Excel 复制一块粘贴。每项都要写明理由。"
      breadcrumb={wayTo(id, evaluation?.title)}
    >
      <ProblemNote problem={error} />
      {!evaluation && !error && <Waiting lines={8} />}
      {evaluation && <ItemChoice items={items} chosen={chosen} onChoose={(to) => change({ item: to })} />}
      {chosen && <OneItem key={chosen.code} id={id} chosen={chosen} />}
      {evaluation && !chosen && <Empty>本方案没有需要录入的项目。</Empty>}
    </Page>
  );
}

const wayTo = (id: string, title = "考核") => [
  { title: "考核", path: "/evaluations" },
  { title, path: `/evaluations/${id}` },
];

type Coded = ReturnType<typeof commonItems>[number];

const enteredItems = ({ content }: Evaluation): Coded[] =>
  commonItems(content).filter(({ code }) => inputKindOf(content, [], code) !== null);

interface ItemChoiceProps {
  readonly items: readonly Coded[];
  readonly chosen: Coded | undefined;
  readonly onChoose: (code: string) => void;
}

function ItemChoice({ items, chosen, onChoose }: ItemChoiceProps) {
  return (
    <div className="filters" role="group" aria-label="评分项目">
      <span className="filter">
        评分项目
        <Select
          aria-label="评分项目"
          value={chosen?.code}
          options={items.map(({ code, indicator, item: one }) => ({
            value: code,
            label: `${indicator}：${one.name}（${one.points} 分）`,
          }))}
          onChange={onChoose}
          style={{ minWidth: 340 }}
        />
      </span>
    </div>
  );
}

function OneItem({ id, chosen }: { id: string; chosen: Coded }) {
  const query = { item: chosen.code };
  const { data, error } = useQuery(useApi().query(evaluationWork.sheet, { params: { id }, query }));
  if (!data?.kind) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  const entered = data.rows.filter(({ version }) => version > 0).length;
  return (
    <Card
      title={chosen.item.name}
      note={`满分 ${chosen.item.points} 分；共 ${data.rows.length} 个，已录 ${entered} 个`}
      padded
    >
      <SheetGrid
        id={id}
        item={chosen.code}
        kind={data.kind}
        levels={chosen.item.levels.map(({ name }) => name)}
        rows={data.rows}
      />
    </Card>
  );
}
