import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { records } from "#contract/records.ts";
import { recordKindLabel } from "#domain/records/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { Item, ListName } from "./case-file.ts";

/** 进展: the records that name this line. They are written where all records are; there is no second place to type them. */
export function CaseItemRecords({ list, item }: { list: ListName; item: Item }) {
  const [open, setOpen] = useState(false);
  if (!useMe().verbs.includes("record.read")) return null;
  return (
    <>
      <Button size="small" type="link" className="no-print case-records" onClick={() => setOpen(true)}>
        看进展
      </Button>
      <Drawer title={item.text} open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden>
        {open && <Linked list={list} itemId={item.id} />}
      </Drawer>
    </>
  );
}

function Linked({ list, itemId }: { list: ListName; itemId: string }) {
  const named = list === "problems" ? { problemId: itemId } : { goalId: itemId };
  const { data, error } = useQuery(useApi().query(records.list, { query: { ...named, size: 100 } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={4} />;
  if (data.rows.length === 0) return <Empty>还没有与此项关联的纪实。工作队写纪实时选上这一项，就会列在这里。</Empty>;
  return (
    <ol className="linked-records">
      {data.rows
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ id, onDay, kind, text }) => (
          <li key={id}>
            <strong>
              {onDay}　{recordKindLabel[kind]}
            </strong>
            <p>{text}</p>
          </li>
        ))}
    </ol>
  );
}
