import { goalFieldLabel, goalTaskLabel } from "#domain/cases/labels.ts";
import { GoalForm } from "./GoalForm.tsx";
import { ItemList } from "./ItemList.tsx";
import type { CaseFile, Goal } from "./case-file.ts";

/** 目标事项: what is to be reached, by whom, until when. */
export function GoalList({ file }: { file: CaseFile }) {
  return (
    <ItemList<Goal>
      file={file}
      list="goals"
      title="目标事项"
      word="目标事项"
      rows={file.goals}
      empty="还没有列出目标事项。请按任务分解，逐项明确措施、责任单位、责任人和时限。"
      columns={[
        {
          head: "领域和任务",
          cell: (row) => <Two over={goalTaskLabel[row.task]} under={goalFieldLabel[row.field]} />,
          width: 150,
        },
        { head: "目标", cell: (row) => row.text, width: 200 },
        { head: "措施", cell: (row) => row.measure, width: 200 },
        {
          head: "责任单位和责任人",
          cell: (row) => <Two over={row.responsibleUnit} under={row.responsiblePerson} />,
          width: 150,
        },
      ]}
      form={(row, onClose) => <GoalForm file={file} goal={row} onClose={onClose} />}
    />
  );
}

/** Two facts that belong together share a column: all of them fit beside each other on a screen of 1280 pixels. */
function Two({ over, under }: { over: string; under: string }) {
  return (
    <>
      {over}
      <small>{under}</small>
    </>
  );
}
