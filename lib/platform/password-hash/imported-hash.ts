import { limits } from "../limits";

/** The last sign of the salt and of the digest have bits to spare, which every verifier wants zero. */
const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/;

/** Why a hash of another system cannot be taken; a dear one would cost seconds at each wrong try. */
export function importedHashProblem(hash: string): "malformed" | "cost" | null {
  const written = BCRYPT.exec(hash)?.[1];
  if (written === undefined) return "malformed";
  const cost = Number(written);
  const { importedHashCostMin, importedHashCostMax } = limits;
  return cost >= importedHashCostMin && cost <= importedHashCostMax ? null : "cost";
}
