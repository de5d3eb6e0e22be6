import { type RefObject, useEffect } from "react";

const takesFocus = "a[href],button,input,select,textarea,[tabindex]";

/** A table that scrolls sideways must do so by the arrow keys too, when nothing inside it takes the focus. */
export function useScrollFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const body = frame.current?.querySelector<HTMLElement>(".ant-table-body, .ant-table-content");
    if (!body) return;
    const stuck = body.scrollWidth > body.clientWidth && !body.querySelector(takesFocus);
    if (stuck) body.tabIndex = 0;
    else body.removeAttribute("tabindex");
  });
}
