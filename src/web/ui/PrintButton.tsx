import { Button } from "antd";

export function PrintButton({ children = "打印" }: { children?: string }) {
  return <Button onClick={() => window.print()}>{children}</Button>;
}
