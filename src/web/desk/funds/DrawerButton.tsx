import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";

interface DrawerButtonProps {
  readonly children: string;
  readonly title?: string;
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly danger?: boolean;
  readonly form: (close: () => void) => ReactNode;
}

/** A button that opens a form at the side; the form closes it. */
export function DrawerButton({ children, title = children, primary, small, danger, form }: DrawerButtonProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        type={primary ? "primary" : "default"}
        size={small ? "small" : "middle"}
        danger={danger ?? false}
        onClick={() => setOpen(true)}
      >
        {children}
      </Button>
      <Drawer title={title} open={open} onClose={close} size={620} destroyOnHidden>
        {open && form(close)}
      </Drawer>
    </>
  );
}
