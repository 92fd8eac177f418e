/** By which a form knows the rule it was made from; what nobody has changed has one, too. */
export const versionOf = ({ changedAt }: { changedAt: Date | null }): string =>
  changedAt?.toISOString() ?? "initial";
