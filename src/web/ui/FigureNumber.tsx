import { Drawer } from "antd";
import { type ReactNode, useState } from "react";

interface FigureNumberProps {
  /** What is counted; the drawer's title. */
  readonly name: string;
  readonly value: number | string;
  readonly unit?: string;
  /** 口径 and rows, drawn only when the drawer is open. */
  readonly detail: () => ReactNode;
}

/** Every number can be asked where it comes from. */
export function FigureNumber({ name, value, unit, detail }: FigureNumberProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="figure"
        aria-haspopup="dialog"
        title={`查看“${name}”的口径和明细`}
        onClick={() => setOpen(true)}
      >
        {value}
        {unit && <span className="unit"> {unit}</span>}
      </button>
      <Drawer title={name} open={open} onClose={() => setOpen(false)} size={640} destroyOnHidden>
        {open && detail()}
      </Drawer>
    </>
  );
}
