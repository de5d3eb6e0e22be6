import { useQuery } from "@tanstack/react-query";
import { accounts, grants } from "#contract/accounts.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, instant, ProblemNote, Table, toast } from "../../ui/index.ts";

type Reset = Result<typeof grants.resets>[number];

/** Resets waiting for the second person; nothing at all when none waits. */
export function ResetsCard() {
  const { data: rows = [], error } = useQuery(useApi().query(grants.resets, {}));
  if (error) return <ProblemNote problem={error} />;
  if (rows.length === 0) return null;
  return (
    <Card title="密码重置待核实" note={`${rows.length} 个账号`}>
      <p className="hint">系统管理员已重置下列账号的密码。请当面或者打电话核实确系本人申请，再准予登录。</p>
      <Table
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "姓名", cell: (row) => row.name },
          { head: "登录名", cell: (row) => row.loginName },
          { head: "重置时间", cell: (row) => instant(row.resetAt) },
          { head: "办理", cell: (row) => <ReleaseButton reset={row} />, width: 120 },
        ]}
      />
    </Card>
  );
}

function ReleaseButton({ reset: { id, name, loginName } }: { reset: Reset }) {
  const { send, sending, problem } = useWrite(grants.release, {
    refresh: [grants.resets, accounts.list],
    onDone: () => toast(`${name}已可以登录。`),
  });
  return (
    <>
      <ConfirmButton
        size="small"
        sending={sending}
        question={`已与${name}（${loginName}）本人核实，确系其申请重置密码。`}
        onConfirm={() => send({ params: { id } })}
      >
        核实无误
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
