import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { imports } from "#contract/imports.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, toast } from "../../ui/index.ts";

type Alike = Result<typeof imports.faults>[number];

/** 同类错误一次改: what is written the same wrong way in many rows is mended once. */
export function AlikeFaults({ id }: { id: string }) {
  const { data = [], error } = useQuery(useApi().query(imports.faults, { params: { id } }));
  const [all, setAll] = useState(false);
  if (error) return <ProblemNote problem={error} />;
  if (data.length === 0) return null;
  const shown = all ? data : data.slice(0, 5);
  return (
    <Card title="同类错误一次改" note="同一列里写法相同的错误，改一次，各行都改">
      <div className="card-body">
        {shown.map((one) => (
          <AlikeRow key={`${one.column} ${one.text}`} id={id} alike={one} />
        ))}
        {data.length > shown.length && (
          <Button type="link" size="small" onClick={() => setAll(true)}>
            还有 {data.length - shown.length} 类，全部显示
          </Button>
        )}
      </div>
    </Card>
  );
}

function AlikeRow({ id, alike }: { id: string; alike: Alike }) {
  const [to, setTo] = useState("");
  const { send, sending, problem } = useWrite(imports.replace, {
    refresh: [imports.read, imports.rows, imports.faults],
    onDone: ({ rows }) => toast(`已改 ${rows} 行。`),
  });
  const { column, letter, text, rows, sentence } = alike;
  return (
    <div className="alike">
      <span className="alike-what">
        {letter} 列 <b>{text === "" ? "（空）" : `“${text}”`}</b>，{rows} 行
      </span>
      <Input
        size="small"
        value={to}
        placeholder="改为"
        aria-label={`${letter} 列“${text}”改为`}
        onChange={(event) => setTo(event.target.value)}
        style={{ width: 180 }}
      />
      <Button
        size="small"
        loading={sending}
        disabled={to.trim() === "" || to === text}
        onClick={() => send({ params: { id }, body: { column, from: text, to: to.trim() } })}
      >
        {rows} 行都改
      </Button>
      <span className="hint">{sentence}</span>
      <ProblemNote problem={problem} />
    </div>
  );
}
