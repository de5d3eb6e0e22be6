import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, InputNumber, Select } from "antd";
import { useState } from "react";
import { inspections } from "#contract/inspections.ts";
import { inspectors } from "#contract/inspectors.ts";
import { memberAccessLabel } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Inspection } from "./contract-types.ts";
import { mostGroups, spreadGroups } from "./spread-groups.ts";

type Member = Inspection["memberList"][number];

/** 督查人员和分组：chosen from the register; fixed once a draw is frozen with them. */
export function MembersTab({ inspection }: { inspection: Inspection }) {
  const [members, setMembers] = useState<readonly Member[]>(inspection.memberList);
  const save = useWrite(inspections.members, { refresh: [inspections.get], onDone: () => toast("已保存。") });
  const open = inspection.can.members;
  const set = (personId: string, change: Partial<Member>) =>
    setMembers((before) => before.map((one) => (one.personId === personId ? { ...one, ...change } : one)));
  const remove = (personId: string) => setMembers((before) => before.filter((one) => one.personId !== personId));
  const send = () =>
    save.send({
      params: { id: inspection.id },
      body: {
        version: inspection.version,
        members: members.map(({ personId, groupNumber, leads }) => ({ personId, groupNumber, leads })),
      },
    });
  return (
    <Card title="督查人员" note={`共 ${members.length} 人${open ? "" : "，名单已定"}`}>
      <ProblemNote problem={save.problem} />
      {open && (
        <div className="filters no-print">
          <AddMembers members={members} onAdd={(added) => setMembers((before) => [...before, ...added])} />
          <Button type="primary" loading={save.sending} onClick={send}>
            保存名单
          </Button>
        </div>
      )}
      <Table
        rows={members}
        rowKey={(row) => row.personId}
        empty={<Empty>还没有选定督查人员。</Empty>}
        columns={columnsOf(open, set, remove)}
      />
    </Card>
  );
}

interface AddProps {
  readonly members: readonly Member[];
  readonly onAdd: (members: Member[]) => void;
}

function AddMembers({ members, onAdd }: AddProps) {
  const [search, setSearch] = useState("");
  const [groups, setGroups] = useState(1);
  const { data } = useQuery(useApi().query(inspectors.list, { query: { search, size: 100 } }));
  const rows = (data?.rows ?? []).filter((row) => !members.some(({ personId }) => personId === row.personId));
  const most = mostGroups(members.length + rows.length);
  const asMember = (row: (typeof rows)[number], groupNumber: number): Member => ({
    personId: row.personId,
    name: row.name,
    unit: row.unit,
    post: row.post,
    groupNumber,
    leads: false,
    access: row.accountId === null ? "none" : "linked",
  });
  const taken = members.map(({ groupNumber }) => groupNumber);
  const add = (chosen: typeof rows) => {
    const spread = spreadGroups(taken, chosen.length, Math.min(groups, most));
    onAdd(chosen.map((row, at) => asMember(row, spread[at]!)));
  };
  return (
    <>
      <Select
        aria-label="加入督查人员"
        placeholder="从督查人员库加入"
        showSearch={{ filterOption: false, onSearch: setSearch }}
        value={null}
        options={rows.map((row) => ({ value: row.personId, label: [row.name, row.unit].filter(Boolean).join("　") }))}
        onChange={(personId: string) => add(rows.filter((row) => row.personId === personId))}
        style={{ minWidth: 260 }}
      />
      <span className="filter">
        分成（组）
        <InputNumber
          aria-label="分成几组"
          min={1}
          max={most}
          precision={0}
          value={groups}
          onChange={(next) => setGroups(next ?? 1)}
          style={{ width: 80 }}
        />
      </span>
      <Button disabled={rows.length === 0} onClick={() => add(rows)}>
        全部加入
      </Button>
    </>
  );
}

function columnsOf(
  open: boolean,
  set: (personId: string, change: Partial<Member>) => void,
  remove: (personId: string) => void,
): Column<Member>[] {
  const shown: Column<Member>[] = [
    { head: "姓名", cell: (row) => row.name },
    { head: "单位", cell: (row) => row.unit ?? "—" },
    {
      head: "组别",
      width: 110,
      cell: (row) =>
        open ? (
          <InputNumber
            aria-label={`${row.name}的组别`}
            size="small"
            min={1}
            max={200}
            precision={0}
            value={row.groupNumber}
            onChange={(groupNumber) => set(row.personId, { groupNumber: groupNumber ?? 1 })}
          />
        ) : (
          `第 ${row.groupNumber} 组`
        ),
    },
    {
      head: "组长",
      width: 70,
      cell: (row) =>
        open ? (
          <Checkbox
            aria-label={`${row.name}任组长`}
            checked={row.leads}
            onChange={({ target }) => set(row.personId, { leads: target.checked })}
          />
        ) : (
          row.leads && "组长"
        ),
    },
    { head: "账号", cell: (row) => memberAccessLabel[row.access] },
  ];
  if (!open) return shown;
  const act = (row: Member) => (
    <Button size="small" onClick={() => remove(row.personId)}>
      移出
    </Button>
  );
  return [...shown, { head: "操作", width: 80, cell: act }];
}
