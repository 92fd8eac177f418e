import { database } from "@/lib/platform/database";
import type { ServiceKey } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { randomToken } from "@/lib/platform/random";
import { serviceScopes } from "@/lib/service-keys/scopes";

/** A key as an admin's form makes it, good for everything unless the change says otherwise. */
export async function aServiceKey(change: Partial<ServiceKey> = {}) {
  const key = `sk_${randomToken()}`;
  const row = await database().serviceKey.create({
    data: { name: "Billing", scopes: [...serviceScopes], digest: digest(key), ...change },
  });
  return { key, id: row.id, service: { id: row.id, name: row.name } };
}
