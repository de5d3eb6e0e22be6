import { Button, type ButtonProps, Input, Modal } from "antd";
import { useId, useState } from "react";

interface ConfirmButtonProps {
  readonly children: string;
  /** What will happen, in one sentence. */
  readonly question: string;
  /** Asks for a reason of at least `min` characters; the label says what for, such as 停用理由. */
  readonly reason?: { readonly label: string; readonly min: number };
  readonly onConfirm: (reason: string) => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly sending?: boolean;
  readonly type?: ButtonProps["type"];
  readonly size?: ButtonProps["size"];
}

export function ConfirmButton({ children, question, reason, onConfirm, ...look }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (reason && text.trim().length < reason.min) return setMissing(true);
    setOpen(false);
    onConfirm(text.trim());
  };
  const ask = () => {
    setText("");
    setMissing(false);
    setOpen(true);
  };
  const { danger, disabled, sending, type, size } = look;
  return (
    <>
      <Button danger={danger} disabled={disabled} loading={sending} type={type} size={size} onClick={ask}>
        {children}
      </Button>
      <Modal
        title={children}
        open={open}
        okText={children}
        cancelText="取消"
        okButtonProps={{ danger }}
        onOk={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{question}</p>
        {reason && <ReasonBox {...reason} text={text} missing={missing} onText={setText} />}
      </Modal>
    </>
  );
}

interface ReasonBoxProps {
  readonly label: string;
  readonly min: number;
  readonly text: string;
  readonly missing: boolean;
  readonly onText: (text: string) => void;
}

function ReasonBox({ label, min, text, missing, onText }: ReasonBoxProps) {
  const field = useId();
  return (
    <label className="confirm-reason" htmlFor={field}>
      {label}
      <Input.TextArea
        id={field}
        value={text}
        rows={3}
        aria-invalid={missing}
        aria-describedby={missing ? `${field}-error` : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {missing && (
        <span className="field-error" id={`${field}-error`}>
          请写明{label}，不少于 {min} 个字。
        </span>
      )}
    </label>
  );
}
