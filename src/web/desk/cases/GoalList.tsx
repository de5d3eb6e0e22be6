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
        { head: "领域", cell: (row) => goalFieldLabel[row.field], width: 110 },
        { head: "任务", cell: (row) => goalTaskLabel[row.task], width: 190 },
        { head: "目标", cell: (row) => row.text },
        { head: "措施", cell: (row) => row.measure },
        { head: "责任单位", cell: (row) => row.responsibleUnit, width: 140 },
        { head: "责任人", cell: (row) => row.responsiblePerson, width: 80 },
      ]}
      form={(row, onClose) => <GoalForm file={file} goal={row} onClose={onClose} />}
    />
  );
}
