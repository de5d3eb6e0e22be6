import { Button, Modal } from "antd";

export interface Issued {
  readonly loginName: string;
  readonly initialPassword: string;
}

/** Shown once: afterwards only its hash exists, so closing asks for a deliberate press. */
export function InitialPassword({ issued, onClose }: { issued: Issued | null; onClose: () => void }) {
  return (
    <Modal
      title="初始密码"
      open={issued !== null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          已抄录
        </Button>
      }
    >
      <p>
        请抄录后当面或通过可靠渠道交给本人，本人首次登录时须修改。重置的，还须由安全管理员核实本人后方可登录。关闭后不再显示，遗失的只能重置。
      </p>
      <dl className="issued">
        <dt>登录名</dt>
        <dd>{issued?.loginName}</dd>
        <dt>初始密码</dt>
        <dd>
          <code>{issued?.initialPassword}</code>
        </dd>
      </dl>
    </Modal>
  );
}
