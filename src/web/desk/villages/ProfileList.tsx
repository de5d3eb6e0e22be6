import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { profiles } from "#contract/profiles.ts";
import { type ProfileList as ListName, profileListLabel } from "#domain/registry/profile.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, Empty, ProblemNote, Table } from "../../ui/index.ts";
import type { Profile, RemovedLine } from "./dossier-types.ts";

interface Line {
  readonly id: string;
  readonly version: number;
}

interface ProfileListProps<Row extends Line> {
  readonly profile: Profile;
  readonly list: ListName;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly empty: string;
  /** What the list adds up to against what the register says. */
  readonly gap?: string | null;
  readonly textOf: (row: Row) => string;
  readonly form: (row: Row | undefined, onClose: () => void) => ReactNode;
}

/** A list of 村情民意一本通 with its form; what was removed can be brought back on the spot. */
export function ProfileList<Row extends Line>(props: ProfileListProps<Row>) {
  const { profile, list, rows, empty, gap, form } = props;
  const [open, setOpen] = useState<Row | "new" | null>(null);
  const [removed, setRemoved] = useState<RemovedLine | null>(null);
  const close = () => setOpen(null);
  const word = profileListLabel[list];
  const add = profile.can.edit && <Button onClick={() => setOpen("new")}>增加{word}</Button>;
  return (
    <Card title={word}>
      {removed && <RemovedNote removed={removed} onClose={() => setRemoved(null)} />}
      {gap && <p className="profile-gap">{gap}</p>}
      {add && rows.length > 0 && <div className="filters no-print">{add}</div>}
      <div className={`profile-rows${add ? " profile-acting" : ""}`}>
        <Table<Row>
          short
          rows={rows}
          rowKey={(row) => row.id}
          empty={<Empty action={add || undefined}>{empty}</Empty>}
          columns={columnsOf(props, setOpen, setRemoved)}
        />
      </div>
      <Drawer title={titleOf(open, word)} open={open !== null} onClose={close} size={560} destroyOnHidden>
        {open !== null && form(open === "new" ? undefined : open, close)}
      </Drawer>
    </Card>
  );
}

const titleOf = (open: object | "new" | null, word: string) => (open === "new" ? `增加${word}` : `修改${word}`);

function columnsOf<Row extends Line>(
  { profile, list, columns, textOf }: ProfileListProps<Row>,
  onEdit: (row: Row) => void,
  onRemoved: (removed: RemovedLine) => void,
): Column<Row>[] {
  const shown = columns.map((column) => ({
    ...column,
    cell: (row: Row, index: number) => <div className="cell-text">{column.cell(row, index)}</div>,
  }));
  if (!profile.can.edit) return shown;
  const acts: Column<Row> = {
    head: "办理",
    width: 140,
    cell: (row) => (
      <Acts
        line={{ id: row.id, list, text: textOf(row), version: row.version }}
        onEdit={() => onEdit(row)}
        onRemoved={onRemoved}
      />
    ),
  };
  return [...shown, acts];
}

interface ActsProps {
  readonly line: RemovedLine;
  readonly onEdit: () => void;
  readonly onRemoved: (removed: RemovedLine) => void;
}

function Acts({ line, onEdit, onRemoved }: ActsProps) {
  const { id, list, version } = line;
  const { send, sending, problem } = useWrite(profiles.removeLine, {
    refresh: [profiles.get],
    onDone: (reply) => onRemoved({ ...line, version: reply.version }),
  });
  return (
    <div className="row-actions no-print">
      <Button size="small" onClick={onEdit}>
        修改
      </Button>
      <Button size="small" loading={sending} onClick={() => send({ params: { id }, body: { list, version } })}>
        删去
      </Button>
      <ProblemNote problem={problem} />
    </div>
  );
}

/** Stays until it is used or put away: an undo that vanishes by itself is none. */
function RemovedNote({ removed: { id, list, text, version }, onClose }: { removed: RemovedLine; onClose: () => void }) {
  const restore = useWrite(profiles.restoreLine, { refresh: [profiles.get], onDone: onClose });
  return (
    <div className="line-removed no-print" role="status">
      <span>已删去“{text}”。</span>
      <Button
        size="small"
        loading={restore.sending}
        onClick={() => restore.send({ params: { id }, body: { list, version } })}
      >
        撤销删去
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        知道了
      </Button>
      <ProblemNote problem={restore.problem} />
    </div>
  );
}
