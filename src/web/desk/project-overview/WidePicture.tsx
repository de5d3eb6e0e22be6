import { type ReactNode, useEffect, useRef } from "react";

/** On a phone a picture is moved, not shrunk until its words cannot be read; by the arrow keys too. */
export function WidePicture({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  return (
    <div className="wide-picture" ref={frame}>
      {children}
    </div>
  );
}
