import { Button } from "antd";
import { accounts } from "#contract/accounts.ts";
import type { Result } from "#contract/route.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Issued } from "./InitialPassword.tsx";

export type AccountRow = Result<typeof accounts.list>[number];

interface AccountActionsProps {
  readonly account: AccountRow;
  readonly onIssued: (issued: Issued) => void;
}

export function AccountActions({ account, onIssued }: AccountActionsProps) {
  const { id, name, loginName, disabledAt, phoneMasked } = account;
  const params = { id };
  const refresh = [accounts.list];
  const reset = useWrite(accounts.reset, {
    refresh,
    onDone: ({ initialPassword }) => onIssued({ loginName, initialPassword }),
  });
  const disable = useWrite(accounts.disable, { refresh, onDone: () => toast(`${name}的账号已停用。`) });
  const enable = useWrite(accounts.enable, { refresh, onDone: () => toast(`${name}的账号已恢复。`) });
  const problem = reset.problem ?? disable.problem ?? enable.problem;
  if (disabledAt) {
    return (
      <>
        <Button size="small" loading={enable.sending} onClick={() => enable.send({ params })}>
          恢复
        </Button>
        <ProblemNote problem={problem} />
      </>
    );
  }
  return (
    <div className="row-actions">
      <ConfirmButton
        size="small"
        sending={reset.sending}
        question={`重置后，${name}（${loginName}）原密码立即失效，已登录的设备全部退出，锁定同时解除；经安全管理员核实本人后，方可用新的初始密码登录。`}
        onConfirm={() => reset.send({ params })}
      >
        重置密码
      </ConfirmButton>
      <ConfirmButton
        size="small"
        danger
        sending={disable.sending}
        question={`停用后，${name}（${loginName}）不能再登录，已登录的设备全部退出。历史记录保留。`}
        onConfirm={() => disable.send({ params })}
      >
        停用
      </ConfirmButton>
      {phoneMasked && <PhoneButton account={account} />}
      <ProblemNote problem={problem} />
    </div>
  );
}

function PhoneButton({ account: { id, name } }: { account: AccountRow }) {
  const { send, sending, problem, reply } = useWrite(accounts.phone);
  if (reply) return <span className="num">{reply.phone ?? "未登记"}</span>;
  return (
    <>
      <ConfirmButton
        size="small"
        sending={sending}
        question={`查看${name}的完整手机号将留下记录。`}
        reason={{ label: "查看事由", min: 2 }}
        onConfirm={(reason) => send({ params: { id }, body: { reason } })}
      >
        看手机号
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
