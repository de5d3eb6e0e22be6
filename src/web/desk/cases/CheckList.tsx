import { Button, Drawer } from "antd";
import { useState } from "react";
import { Card, Table } from "../../ui/index.ts";
import { CheckForm } from "./CheckForm.tsx";
import type { Check, Course } from "./course.ts";
import type { CaseFile } from "./case-file.ts";

/** 巩固期检查: due, done, sound or not, one line. */
export function CheckList({ file, course }: { file: CaseFile; course: Course }) {
  const [open, setOpen] = useState<Check | null>(null);
  const mayFollow = course.checks.some((check) => check.open);
  const done = course.checks.filter(({ doneOn }) => doneOn !== null).length;
  const note = `${course.delistedOn} 销号（${course.delistNumber}），巩固期至 ${course.consolidationTo}；检查 ${course.checks.length} 次，已查 ${done} 次`;
  return (
    <Card title="巩固期检查" note={note}>
      <Table<Check>
        rows={course.checks}
        rowKey={(row) => row.id}
        columns={[
          { head: "第几个月", cell: (row) => row.month, align: "end", width: 90 },
          { head: "应查日期", cell: (row) => row.dueOn, width: 120 },
          { head: "检查日期", cell: (row) => row.doneOn ?? "未查", width: 120 },
          { head: "结论", cell: (row) => soundWord(row.sound), width: 100 },
          { head: "情况", cell: (row) => <div className="case-text">{row.finding}</div>, width: 460 },
          { head: "检查人", cell: (row) => row.by ?? "", width: 120 },
          ...(mayFollow
            ? [
                {
                  head: "办理",
                  cell: (row: Check) =>
                    row.open && (
                      <Button size="small" onClick={() => setOpen(row)}>
                        {row.doneOn === null ? "登记检查" : "更正"}
                      </Button>
                    ),
                  width: 110,
                },
              ]
            : []),
        ]}
      />
      <Drawer title="巩固期检查" open={open !== null} onClose={() => setOpen(null)} size={480} destroyOnHidden>
        {open && (
          <CheckForm caseId={file.id} check={open} delistedOn={course.delistedOn} onClose={() => setOpen(null)} />
        )}
      </Drawer>
    </Card>
  );
}

const soundWord = (sound: boolean | null) => (sound === null ? "" : sound ? "稳固" : "有松动");
