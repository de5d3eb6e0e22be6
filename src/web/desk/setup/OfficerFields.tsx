import type { Reason } from "#contract/problem.ts";
import type { Officer } from "#domain/access.ts";
import { PlainField } from "../../ui/index.ts";
import { PasswordRules } from "../PasswordRules.tsx";
import { roleLabel } from "#domain/labels.ts";
import { controlOf, type OfficerDraft } from "./officer-draft.ts";

interface OfficerFieldsProps {
  readonly officer: Officer;
  readonly draft: OfficerDraft;
  readonly reasons: readonly Reason[];
  readonly onDraft: (draft: OfficerDraft) => void;
}

const duties: Record<Officer, string> = {
  "system-admin": "开设、停用账号，维护系统运行",
  "security-admin": "给账号授予、收回岗位",
  "audit-admin": "查阅、导出操作留痕",
};

const boxes = [
  { field: "name", label: "姓名", type: "text", autoComplete: "off" },
  { field: "loginName", label: "登录名", type: "text", autoComplete: "off" },
  { field: "password", label: "密码", type: "password", autoComplete: "new-password" },
  { field: "again", label: "再输一次密码", type: "password", autoComplete: "new-password" },
] as const;

export function OfficerFields({ officer, draft, reasons, onDraft }: OfficerFieldsProps) {
  return (
    <fieldset className="card">
      <legend className="only-heard">{roleLabel[officer]}</legend>
      <h2>
        {roleLabel[officer]}
        <small>{duties[officer]}</small>
      </h2>
      <div className="card-body">
        {boxes.map(({ field, ...box }) => {
          const at = `officers.${officer}.${field}`;
          return (
            <PlainField
              key={field}
              id={controlOf(at)}
              {...box}
              value={draft[field]}
              error={reasons.find((one) => one.at === at)?.sentence}
              hint={field === "password" && <PasswordRules password={draft.password} login={draft.loginName} />}
              onChange={(event) => onDraft({ ...draft, [field]: event.target.value })}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
