import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { postings } from "#contract/postings.ts";
import { trainings } from "#contract/training.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Training } from "./contract-types.ts";

type Person = Training["people"][number];
type Draft = Readonly<Record<string, { readonly attended: boolean | null; readonly note: string }>>;

const choices = [
  { value: "yes", label: "参加" },
  { value: "no", label: "未参加" },
  { value: "", label: "未登记" },
];
const asValue = (attended: boolean | null) => (attended === null ? "" : attended ? "yes" : "no");

/** Who came, written by the organiser in one go; everybody else reads. */
export function AttendanceTable({ training }: { training: Training }) {
  const [draft, setDraft] = useState<Draft>({});
  const save = useWrite(trainings.attendance, {
    refresh: [trainings.read, trainings.list, postings.read],
    onDone: () => toast("参训情况已保存。"),
  });
  const { people, can } = training;
  const valueOf = ({ id, attended, note }: Person) => draft[id] ?? { attended, note };
  const change = (row: Person, part: Partial<Draft[string]>) =>
    setDraft({ ...draft, [row.id]: { ...valueOf(row), ...part } });
  const everybody = () =>
    setDraft(Object.fromEntries(people.map((row) => [row.id, { ...valueOf(row), attended: true }])));
  const send = () =>
    save.send({
      params: { id: training.id },
      body: {
        version: training.version,
        people: Object.entries(draft).map(([personId, { attended, note }]) => ({ personId, attended, note })),
      },
    });
  return (
    <Card
      title="参训情况"
      note={`管辖范围内 ${people.length} 人，参加 ${people.filter((row) => valueOf(row).attended).length} 人`}
    >
      {can.edit && people.length > 0 && (
        <div className="filters no-print">
          <Button onClick={everybody}>全部参加</Button>
          <Button type="primary" disabled={Object.keys(draft).length === 0} loading={save.sending} onClick={send}>
            保存参训情况
          </Button>
          <ProblemNote problem={save.problem} />
        </div>
      )}
      <Table<Person>
        rows={people}
        rowKey={(row) => row.id}
        empty={<Empty>您的管辖范围内没有驻村人员。</Empty>}
        columns={can.edit ? [...who, ...writing(valueOf, change)] : [...who, ...reading]}
      />
    </Card>
  );
}

const who: readonly Column<Person>[] = [
  { head: "姓名", cell: (row) => row.name, width: 120 },
  { head: "派出单位", cell: (row) => row.unit ?? "—" },
  { head: "派驻村", cell: (row) => row.village ?? "已离岗" },
];

const reading: readonly Column<Person>[] = [
  { head: "参训", cell: (row) => (row.attended === null ? "—" : row.attended ? "参加" : "未参加"), width: 110 },
  { head: "说明", cell: (row) => row.note || "—" },
];

const writing = (
  valueOf: (row: Person) => Draft[string],
  change: (row: Person, part: Partial<Draft[string]>) => void,
): readonly Column<Person>[] => [
  {
    head: "参训",
    cell: (row) => (
      <Radio.Group
        aria-label={`${row.name}参训情况`}
        size="small"
        optionType="button"
        options={choices}
        value={asValue(valueOf(row).attended)}
        onChange={(event) => {
          const value = event.target.value as string;
          change(row, { attended: value === "" ? null : value === "yes" });
        }}
      />
    ),
    width: 230,
  },
  {
    head: "说明",
    cell: (row) => (
      <Input
        aria-label={`${row.name}说明`}
        size="small"
        maxLength={60}
        value={valueOf(row).note}
        onChange={(event) => change(row, { note: event.target.value })}
      />
    ),
  },
];
