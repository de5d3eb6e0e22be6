import { Input } from "antd";
import { useSearchParams } from "wouter";

/** What is being looked for stands in the address, so that a list can be passed on or come back to. */
export function useSearchText(): string {
  return useSearchParams()[0].get("search") ?? "";
}

export function SearchBox({ placeholder }: { placeholder: string }) {
  const [params, setParams] = useSearchParams();
  return (
    <label>
      查找
      <Input.Search
        allowClear
        defaultValue={params.get("search") ?? ""}
        placeholder={placeholder}
        onSearch={(text) => setParams(text ? { search: text } : {})}
      />
    </label>
  );
}
