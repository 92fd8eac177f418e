/** Where a value may be read, in answers to requests for this path. */
export type Showing = {
  on: string;
  /** In one answer alone; in any number of them where it is left out. */
  once?: true;
  /** The value is in the page's own address, as in a mailed link. */
  inAddress?: true;
};

export type Carrier = "cookie" | "mail" | "text" | "bearer";

/** A secret, a code, a token or a phone number that somebody was given, or typed. */
export type Plant = {
  name: string;
  value: string;
  showing?: Showing;
  /** From this request on it may be shown no more. */
  overAt: number;
  /** What carries it to its owner, any number of cookies, but one message alone; or from who has it. */
  carrier?: Carrier;
};

export type Plants = ReturnType<typeof newPlants>;

/** All the values that must be found nowhere but where they were handed out. */
export function newPlants() {
  const all: Plant[] = [];
  const add = (name: string, value: string, more: Partial<Plant>): string => {
    if (!all.some((plant) => plant.value === value)) {
      all.push({ name, value, overAt: Number.POSITIVE_INFINITY, ...more });
    }
    return value;
  };
  return {
    all: (): Plant[] => all,
    /** Gives the value back, so that it can be planted where it is used. */
    plant: (name: string, value: string, showing?: Showing) => add(name, value, { showing }),
    plantCarried: (carrier: Carrier, name: string, value: string, showing?: Showing) =>
      add(name, value, { showing, carrier }),
    /** The showing is over: `at` is the number of the next request. */
    hide(value: string, at: number): void {
      for (const plant of all) if (plant.value === value) plant.overAt = at;
    },
  };
}
