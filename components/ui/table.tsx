import type { ReactNode } from "react";
import { classes } from "./classes";

export type Column = {
  label: string;
  align?: "end";
  onlyWide?: boolean;
  /** On narrow screens no wider than what is in it. */
  snug?: boolean;
};

const wideOnly = "max-md:hidden";

/** Rows under a header that stays in sight. Columns that are `onlyWide` are left out on narrow screens. */
export function Table({ columns, children }: { columns: Column[]; children: ReactNode }) {
  return (
    <table className="w-full border-separate border-spacing-0 text-14">
      <thead>
        <tr>
          {columns.map(({ label, align, onlyWide, snug }) => (
            <th
              key={label}
              scope="col"
              className={classes(
                "sticky top-0 border-b border-line bg-(--table-ground,var(--surface)) py-2 pr-3 md:pr-6 text-12 font-regular text-ink-muted last:pr-0",
                align === "end" ? "text-right" : "text-left",
                onlyWide && wideOnly,
                snug && "max-md:w-px",
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

type CellProps = { align?: "end"; onlyWide?: boolean; children: ReactNode };

export function Cell({ align, onlyWide, children }: CellProps) {
  return (
    <td
      className={classes(
        "border-b border-line py-3.5 pr-3 md:pr-6 align-top last:pr-0",
        align === "end" && "text-right tabular-nums",
        onlyWide && wideOnly,
      )}
    >
      {children}
    </td>
  );
}
