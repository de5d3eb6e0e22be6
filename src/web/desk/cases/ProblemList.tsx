import { problemAspectLabel } from "#domain/cases/labels.ts";
import { ItemList } from "./ItemList.tsx";
import { ProblemForm } from "./ProblemForm.tsx";
import type { CaseFile, Problem } from "./case-file.ts";

/** 问题清单: what is wrong, why, and how it is known. */
export function ProblemList({ file }: { file: CaseFile }) {
  return (
    <ItemList<Problem>
      file={file}
      list="problems"
      title="问题清单"
      word="问题"
      rows={file.problems}
      empty="还没有列出问题。请对照软弱涣散表现，逐条写明问题、根源和佐证。"
      columns={[
        { head: "方面", cell: (row) => problemAspectLabel[row.aspect], width: 100 },
        { head: "问题", cell: (row) => row.text, width: 250 },
        { head: "根源", cell: (row) => row.rootCause, width: 210 },
        { head: "佐证", cell: (row) => row.evidence, width: 150 },
      ]}
      form={(row, onClose) => <ProblemForm file={file} problem={row} onClose={onClose} />}
    />
  );
}
