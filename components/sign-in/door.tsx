import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";

/** The mark at the size of the page: what one came to do stands in the inner door. */
export function Door({ product, children }: { product: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full flex-col sm:w-112 sm:pt-[9vh]">
      <div className="flex flex-1 flex-col sm:rounded-t-gate sm:border sm:border-b-0 sm:border-line sm:bg-surface-sunken/60 sm:px-6 sm:pt-6">
        <div className="flex-1 px-5 pt-10 pb-16 sm:rounded-t-door sm:border sm:border-b-0 sm:border-line sm:bg-surface-raised sm:px-8">
          <p className="mb-8 flex items-center gap-2.5 font-strong">
            <Mark className="-ml-0.5 size-7 text-accent" />
            {product}
          </p>
          {children}
        </div>
      </div>
    </main>
  );
}
